package org.protogcn.runtime.live;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.protogcn.InvalidInputException;
import org.protogcn.people.PersonTracker;
import org.protogcn.skeleton.SkeletonLayout;

/** Whether a frame can come next in its source and shows people of the model's layout. */
final class FrameCheck {
    /** Differences of numbers within it do not overflow. */
    private static final long FARTHEST = 1L << 53;

    private final LiveFrame frame;
    private final SkeletonLayout layout;

    private FrameCheck(LiveFrame frame, SkeletonLayout layout) {
        this.frame = frame;
        this.layout = layout;
    }

    /** @param source that of the frame, if it has people in it */
    static void check(LiveFrame frame, Optional<Source> source, SkeletonLayout layout) {
        FrameCheck check = new FrameCheck(frame, layout);
        check.number(source);
        check.persons(source);
        frame.people().forEach(check::pose);
    }

    private void number(Optional<Source> source) {
        if (Math.abs(frame.number()) > FARTHEST) {
            throw new InvalidInputException(place() + " has a number of more than 53 bits; count frames from 0");
        }
        if (source.isPresent() && frame.number() <= source.get().last()) {
            throw new InvalidInputException(
                    place() + " comes after frame " + source.get().last() + "; frame numbers have to grow");
        }
    }

    private void persons(Optional<Source> source) {
        boolean named = source.map(Source::isNamed).orElseGet(this::beginsNamed);
        Set<Long> persons = new HashSet<>();
        for (LiveFrame.Pose pose : frame.people()) {
            if (pose.person().isPresent() != named) {
                throw new InvalidInputException(place() + " has a person " + (named ? "without" : "with")
                        + " a number, while others of this source are " + (named ? "with" : "without")
                        + " one; number everybody in a source, or nobody");
            }
            if (named && !persons.add(pose.person().getAsLong())) {
                throw new InvalidInputException(place() + " holds person "
                        + pose.person().getAsLong() + " twice; give everybody a number of their own");
            }
        }
        if (!named && frame.people().size() > PersonTracker.MAX_DETECTIONS) {
            throw new InvalidInputException(place() + " shows " + frame.people().size() + " people; at most "
                    + PersonTracker.MAX_DETECTIONS + " can be followed, number them or leave some out");
        }
    }

    private boolean beginsNamed() {
        return frame.people().isEmpty() || frame.people().get(0).person().isPresent();
    }

    private void pose(LiveFrame.Pose pose) {
        int joints = layout.size();
        values(pose, pose.keypoints(), joints * layout.dimensions(), "coordinates");
        pose.scores().ifPresent(scores -> values(pose, scores, joints, "scores"));
    }

    private void values(LiveFrame.Pose pose, double[] values, int expected, String what) {
        if (values.length != expected) {
            throw new InvalidInputException(place(pose) + " has " + values.length + " " + what + "; the model's layout "
                    + layout.name() + " has " + expected);
        }
        for (double value : values) {
            if (!Float.isFinite((float) value)) {
                throw new InvalidInputException(place(pose)
                        + " has a value that is no finite number; leave out the person or set the joint to zero");
            }
        }
    }

    private String place() {
        return "frame " + frame.number() + " of source " + frame.source();
    }

    private String place(LiveFrame.Pose pose) {
        String who = pose.person().isPresent()
                ? "person " + pose.person().getAsLong()
                : "the person at place " + frame.people().indexOf(pose);
        return who + " in " + place();
    }
}
