package org.protogcn.skeleton;

import java.util.Objects;
import java.util.Optional;
import org.protogcn.InvalidInputException;

/**
 * One recording of one action.
 *
 * @param id unique in its dataset
 * @param label the class, from 0; {@link #UNLABELLED} where it is not known
 * @param keypoints {@code [M,T,V,C]}: x,y,z in metres, or x,y in pixels
 * @param scores {@code [M,T,V,1]}, the confidence of each 2-D joint, in the type it was stored in
 * @param image the picture that 2-D keypoints were found in
 */
public record Clip(String id, int label, Keypoints keypoints, Optional<Keypoints> scores, Optional<ImageSize> image) {
    /** The label of a clip whose action is not known. */
    public static final int UNLABELLED = -1;

    /** Height and width in pixels. */
    public record ImageSize(int height, int width) {}

    public Clip {
        Objects.requireNonNull(id, "id");
        if (label < UNLABELLED) {
            throw new InvalidInputException("clip " + id + " has the label " + label + "; labels start at 0");
        }
        if (keypoints.frames() == 0 || keypoints.persons() == 0) {
            throw new InvalidInputException("clip " + id + " is empty: " + keypoints.persons() + " persons, "
                    + keypoints.frames() + " frames; leave it out of the dataset");
        }
        scores.ifPresent(s -> requireSameExtents(id, keypoints, s));
    }

    /** A 3-D clip. */
    public Clip(String id, int label, Keypoints keypoints) {
        this(id, label, keypoints, Optional.empty(), Optional.empty());
    }

    private static void requireSameExtents(String id, Keypoints keypoints, Keypoints scores) {
        if (scores.persons() != keypoints.persons()
                || scores.frames() != keypoints.frames()
                || scores.joints() != keypoints.joints()
                || scores.channels() != 1) {
            throw new InvalidInputException(
                    "clip " + id + ": keypoints " + keypoints + " and scores " + scores + " do not belong together");
        }
    }
}
