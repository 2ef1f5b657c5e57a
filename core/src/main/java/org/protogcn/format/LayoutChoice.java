package org.protogcn.format;

import java.util.Optional;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;

/**
 * The layout of a source that does not name one: the user's, or the one its first clip suggests. For any number of
 * threads.
 */
public final class LayoutChoice {
    private final boolean guessed;
    private Optional<SkeletonLayout> layout;

    public LayoutChoice(ImportOptions options) {
        this.layout = options.layout();
        this.guessed = layout.isEmpty();
    }

    /**
     * The layout, which all clips must have.
     *
     * @param joints V of a clip
     * @param channels C of its keypoints
     * @param scored whether scores come apart from the keypoints, as they do in 2-D
     * @throws IllegalArgumentException if the clip has another number of joints or no layout is known for it
     */
    public synchronized SkeletonLayout of(int joints, int channels, boolean scored) {
        SkeletonLayout chosen = layout.orElseGet(() -> SkeletonLayouts.named(guess(joints, channels, scored)));
        if (joints != chosen.size()) {
            throw new IllegalArgumentException(
                    "has " + joints + " joints, but the layout " + chosen.name() + " has " + chosen.size());
        }
        layout = Optional.of(chosen);
        return chosen;
    }

    private static String guess(int joints, int channels, boolean scored) {
        boolean solid = channels == 3 && !scored;
        return switch (joints) {
            case 25 -> require(solid, "ntu25", joints, channels);
            case 17 -> "coco17";
            case 18 -> "openpose18";
            case 20 -> solid ? "kinect20" : "coco20";
            case 33 -> require(solid, "mediapipe33", joints, channels);
            case 21 -> require(solid, "hand21", joints, channels);
            case 42 -> require(solid, "mediapipe_hands42", joints, channels);
            case 75 -> require(solid, "mediapipe75", joints, channels);
            default -> require(false, "", joints, channels);
        };
    }

    private static String require(boolean known, String name, int joints, int channels) {
        if (!known) {
            throw new IllegalArgumentException("has " + joints + " joints of " + channels
                    + " coordinates, for which no layout is built in; name yours with --layout");
        }
        return name;
    }

    /** Whether a clip, or the user, has told the layout. */
    public synchronized boolean isChosen() {
        return layout.isPresent();
    }

    /** @throws InvalidInputException if there was no clip to choose by */
    public synchronized SkeletonLayout chosen(String source) {
        return layout.orElseThrow(() -> new InvalidInputException(source + " holds no clips"));
    }

    /** How the layout was found, if the user did not name it. */
    public synchronized Optional<String> note() {
        return layout.filter(found -> guessed)
                .map(found -> "the layout " + found.name() + " was chosen by the number of joints and coordinates, "
                        + found.size() + " in " + found.dimensions() + "-D");
    }
}
