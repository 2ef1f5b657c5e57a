package org.protogcn.inspect;

import java.util.BitSet;
import java.util.Optional;

/**
 * What a check keeps of one clip.
 *
 * @param fingerprint equal for clips whose keypoints are equal, number by number
 * @param notNumbers NaN and infinite values among keypoints and scores
 * @param oddScores scores below 0 or above 1, of which {@code oddestScore} is the farthest out
 * @param emptyPersons persons who are zero in every frame
 * @param emptyFrames frames in which nobody is there
 * @param unseen joints that are zero in every frame though their person is there
 * @param frozen joints that keep one place while the body moves
 * @param still whether nothing moves at all
 * @param jointJumps single joints that jump
 * @param bodyJumps bodies that jump as a whole
 * @param exchanges moments in which left and right change places
 * @param size the body's median extent, along the axis in which it is longest; NaN if nobody is there
 * @param up the axis that points from feet to head, as {@code +y}; empty where the body lies askew
 * @param forward 1 if toes point where a body that is no mirror image has its front, −1 if backward, 0 where unclear
 */
record ClipFigures(
        String id,
        int label,
        int frames,
        String fingerprint,
        long notNumbers,
        long oddScores,
        double oddestScore,
        int emptyPersons,
        int emptyFrames,
        BitSet unseen,
        BitSet frozen,
        boolean still,
        Jumps jointJumps,
        Jumps bodyJumps,
        Jumps exchanges,
        double size,
        Optional<String> up,
        int forward) {

    /**
     * Sudden changes from one frame to the next.
     *
     * @param count how many
     * @param person of the greatest, as are frame (the later one), joint and length
     * @param length in sizes of the body
     */
    record Jumps(int count, int person, int frame, int joint, double length) {
        static final Jumps NONE = new Jumps(0, 0, 0, 0, 0);

        Jumps with(int newPerson, int newFrame, int newJoint, double newLength) {
            return newLength > length
                    ? new Jumps(count + 1, newPerson, newFrame, newJoint, newLength)
                    : new Jumps(count + 1, person, frame, joint, length);
        }
    }

    boolean nobody() {
        return emptyFrames == frames;
    }
}
