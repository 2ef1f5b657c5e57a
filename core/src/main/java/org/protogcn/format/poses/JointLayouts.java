package org.protogcn.format.poses;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.protogcn.format.ImportOptions;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;

/** The layout of a source: the user's, or the one that the number of joints of its first person tells. */
final class JointLayouts {
    /** Skeletons with hands and a face begin with the joints of a body. */
    static final Map<Integer, String> COCO_AND_HALPE =
            Map.of(17, "coco17", 133, "coco17", 26, "halpe26", 136, "halpe26", 18, "openpose18");

    static final Map<Integer, String> OPENPOSE = Map.of(18, "openpose18", 25, "openpose25");

    private final Map<Integer, String> known;
    private final boolean guessed;
    private Optional<SkeletonLayout> layout;
    private int stored;

    /** @param known number of joints to the built-in layout that it tells */
    JointLayouts(Map<Integer, String> known, ImportOptions options) {
        this.known = known;
        this.layout = options.layout();
        this.guessed = layout.isEmpty();
    }

    /**
     * The layout of a skeleton, which may have more joints than the layout: the first ones count then.
     *
     * @throws IllegalArgumentException saying what is wrong, if it is not the one of the skeletons before, or none
     */
    SkeletonLayout of(int joints, int dimensions) {
        SkeletonLayout chosen = layout.orElseGet(() -> guess(joints));
        if (dimensions != chosen.dimensions()) {
            throw new IllegalArgumentException("keypoints of " + dimensions + " coordinates do not fit the "
                    + chosen.dimensions() + "-D layout " + chosen.name() + "; name another with --layout");
        }
        if (joints != chosen.size() && !chosen.name().equals(known.get(joints))) {
            throw new IllegalArgumentException("a person has " + joints + " joints, but the layout " + chosen.name()
                    + " has " + chosen.size() + "; name the right one with --layout, or import the files apart");
        }
        if (stored != 0 && joints != stored) {
            throw new IllegalArgumentException(
                    "a person has " + joints + " joints, those before have " + stored + "; import the files apart");
        }
        stored = joints;
        layout = Optional.of(chosen);
        return chosen;
    }

    private SkeletonLayout guess(int joints) {
        String name = known.get(joints);
        if (name == null) {
            throw new IllegalArgumentException("a person has " + joints
                    + " joints, for which this format has no layout (it has some for "
                    + Arrays.toString(new TreeSet<>(known.keySet()).toArray()) + "); name yours with --layout");
        }
        return SkeletonLayouts.named(name);
    }

    /** The layout, once there was somebody. */
    Optional<SkeletonLayout> chosen() {
        return layout;
    }

    /** How the layout was found, if the user did not name it. */
    Optional<String> note() {
        return layout.filter(found -> guessed && stored != 0)
                .map(found -> "The layout " + found.name() + " was chosen by the number of joints, " + stored
                        + (stored == found.size() ? "." : ", of which the first " + found.size() + " are kept."));
    }
}
