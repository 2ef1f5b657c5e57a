package org.protogcn.inspect;

/** Where a check draws its lines, and why there. */
final class Thresholds {
    /** A quarter of a second at 30 frames: hardly an action, and sampling repeats each frame a dozen times. */
    static final int FEW_FRAMES = 8;

    /** A sensor loses people for a moment now and then; a clip that lacks more than this share may lack the action. */
    static final double MANY_EMPTY = 0.2;

    /**
     * In sizes of the body, from one frame to the next. The hand of a pitcher moves at 30 m/s: a metre in a thirtieth of a
     * second, little more than half a person. What is faster is a tracker's mistake, or a gap in the recording.
     */
    static final double JUMP = 0.7;

    /** Estimated joints below this confidence are guesses, and guesses jump about; networks see their score. */
    static final double JUDGED_SCORE = 0.3;

    /** If more than this share of the joints jump at once, the body jumps: the track went over to another person. */
    static final double WHOLE_BODY = 0.5;

    /** In sizes of the body: a joint counts as frozen if the median joint moves at least so far and it not at all. */
    static final double BODY_MOVES = 0.05;

    /** Joints may keep their place in a few frames by chance, in whole pixels above all. */
    static final int FROZEN_FRAMES = 20;

    /** Left and right have changed places if going crosswise is less than this share of the straight way. */
    static final double CROSSED = 0.4;

    /** In sizes of the body: pairs nearer together than this, as in a view from the side, cannot be told apart. */
    static final double APART = 0.12;

    /** In metres: below stand babies' hands and numbers without a unit, above nobody. */
    static final double SMALLEST_BODY = 0.3;

    static final double LARGEST_BODY = 3;

    /** Times the dataset's median size: a child beside an adult is not five times smaller; other units are. */
    static final double ODD_SIZE = 5;

    /** Of the feet-to-head line along one axis: less is somebody who leans or lies. */
    static final double ALONG_AXIS = 0.8;

    /** The share of frames in which the toes agree, before a clip speaks for either side. */
    static final double AGREEING = 0.8;

    /** Clips must be so many times as frequent in the largest class as in the smallest to be called unbalanced. */
    static final double UNBALANCED = 5;

    private Thresholds() {}
}
