package org.protogcn.format.pyskl;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.format.LayoutChoice;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;

/** Makes clips of annotations: plain ones {@code [M,T,V,C]}, and lists of skeletons {@code [n,V,3]} to be laid out. */
final class ClipAssembly {
    private final LayoutChoice layouts;

    ClipAssembly(LayoutChoice layouts) {
        this.layouts = layouts;
    }

    /**
     * The clip of an annotation that has keypoints; empty if there is not a single skeleton in it.
     *
     * @throws org.protogcn.InvalidInputException naming file, clip and key
     */
    Optional<Clip> clip(Annotation annotation, NdArray keypoints, Optional<NdArray> frameInds) {
        try {
            NdArray floating = floating(keypoints);
            return floating.rank() == 3 && frameInds.isPresent()
                    ? decompressed(annotation, floating, frameInds.get())
                    : Optional.of(plain(annotation, floating));
        } catch (IllegalArgumentException e) {
            throw annotation.problem("'keypoint' " + e.getMessage());
        }
    }

    private static NdArray floating(NdArray array) {
        return array.type().isFloating() ? array : array.to(DType.FLOAT32);
    }

    private Clip plain(Annotation annotation, NdArray array) {
        if (array.rank() != 4) {
            throw new IllegalArgumentException("has the shape " + Arrays.toString(array.shape())
                    + "; persons, frames, joints, coordinates [M,T,V,C] are expected");
        }
        Keypoints keypoints = Keypoints.of(array);
        Optional<Keypoints> scores = annotation.array("keypoint_score").map(score -> Keypoints.of(floating(score)));
        SkeletonLayout layout = layouts.of(keypoints.joints(), keypoints.channels(), scores.isPresent());
        requireChannels(keypoints, layout);
        if (layout.dimensions() == 3) {
            return clip(annotation, keypoints, Optional.empty());
        }
        boolean scoreInside = keypoints.channels() == 3;
        Keypoints xy = scoreInside ? channels(keypoints, 0, 2) : keypoints;
        return clip(annotation, xy, scoreInside && scores.isEmpty() ? Optional.of(channels(keypoints, 2, 1)) : scores);
    }

    private static Clip clip(Annotation annotation, Keypoints keypoints, Optional<Keypoints> scores) {
        return new Clip(annotation.id(), annotation.label(), keypoints, scores, annotation.image());
    }

    private static void requireChannels(Keypoints keypoints, SkeletonLayout layout) {
        boolean fits = layout.dimensions() == 3
                ? keypoints.channels() == 3
                : keypoints.channels() == 2 || keypoints.channels() == 3;
        if (!fits) {
            throw new IllegalArgumentException("has " + keypoints.channels() + " coordinates, but the layout "
                    + layout.name() + " is " + layout.dimensions() + "-D");
        }
    }

    private static Keypoints channels(Keypoints keypoints, int first, int count) {
        double[] values = keypoints.values();
        double[] taken = new double[values.length / keypoints.channels() * count];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = values[i / count * keypoints.channels() + first + i % count];
        }
        return new Keypoints(
                keypoints.type(), keypoints.persons(), keypoints.frames(), keypoints.joints(), count, taken);
    }

    private Optional<Clip> decompressed(Annotation annotation, NdArray skeletons, NdArray frameInds) {
        requireSkeletons(skeletons, frameInds);
        if (skeletons.dimension(0) == 0) {
            return Optional.empty();
        }
        layouts.of(skeletons.dimension(1), 2, true);
        PoseDecompression.Poses poses = PoseDecompression.KINETICS.decompress(
                skeletons, frameInds.toLongs(), rows(annotation, skeletons.dimension(0)), 0);
        return poses.keypoints().frames() == 0
                ? Optional.empty()
                : Optional.of(clip(annotation, poses.keypoints(), Optional.of(poses.scores())));
    }

    private static void requireSkeletons(NdArray skeletons, NdArray frameInds) {
        if (skeletons.dimension(2) != 3) {
            throw new IllegalArgumentException("has the shape " + Arrays.toString(skeletons.shape())
                    + "; skeletons of x, y, score [n,V,3] are expected beside 'frame_inds'");
        }
        if (frameInds.rank() != 1 || frameInds.type().isFloating() || frameInds.size() != skeletons.dimension(0)) {
            throw new IllegalArgumentException("has " + skeletons.dimension(0) + " skeletons, but 'frame_inds' is "
                    + frameInds + "; one frame number for each is expected");
        }
    }

    /** A filter that came with the annotation, else all. */
    private static int[] rows(Annotation annotation, int count) {
        Optional<NdArray> kept = annotation.array("anno_inds").filter(mask -> mask.type() == DType.BOOL);
        if (kept.isPresent() && kept.get().size() != count) {
            throw new IllegalArgumentException("has " + count + " skeletons, but 'anno_inds' has "
                    + kept.get().size() + " entries");
        }
        return IntStream.range(0, count)
                .filter(row -> kept.isEmpty() || kept.get().getLong(row) != 0)
                .toArray();
    }
}
