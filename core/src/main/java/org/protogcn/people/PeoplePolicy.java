package org.protogcn.people;

import java.util.Comparator;
import java.util.function.ToDoubleFunction;

/**
 * What becomes of the people in a recording.
 *
 * @param arrangement whether they share a clip
 * @param persons how many are kept at most
 * @param keep who is kept before others
 * @param gap how many frames somebody may be out of sight and still count as the same person
 * @param fill what stands in the frames of such a gap
 * @param minFrames people detected in fewer frames are dropped
 * @param minScore detections with a lower score are dropped before anything else
 */
public record PeoplePolicy(
        Arrangement arrangement, int persons, Activity keep, int gap, Fill fill, int minFrames, double minScore) {
    /** Whether people share a clip. */
    public enum Arrangement {
        /** One clip, the most active person first. */
        TRACKED,
        /** A clip for each person, from the first frame to the last in which that person was detected. */
        SEPARATE
    }

    /** What makes a person more active than another. */
    public enum Activity {
        /** The sum of the variances of all coordinates. */
        MOTION(Track::motion),
        /** The mean score. */
        SCORE(Track::score),
        /** The number of frames. */
        FRAMES(Track::size);

        private final ToDoubleFunction<Track> measure;

        Activity(ToDoubleFunction<Track> measure) {
            this.measure = measure;
        }

        /** The most active first; equals stay in the order of their appearance. */
        Comparator<Track> mostFirst() {
            return Comparator.comparingDouble(measure).reversed();
        }
    }

    /** What stands in frames in which a person was not detected but is known before and after. */
    public enum Fill {
        /** Zeros: not seen. */
        ZEROS,
        /** The straight line between the frames before and after, for joints seen in both. */
        INTERPOLATED
    }
}
