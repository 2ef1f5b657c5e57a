package org.protogcn.prepare;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.protogcn.array.DType;
import org.protogcn.random.Draws;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;

/** 3-D: normalise, augment, make the stream of all frames, sample some of them, fill up the persons. */
final class SpatialPipeline implements Pipeline {
    private final Recipe recipe;
    private final SkeletonLayout layout;
    private final Normalization normalization;
    private final StreamFeatures stream;
    private final UniformSampling sampling;
    private final List<List<Integer>> limbs;

    SpatialPipeline(Recipe recipe, SkeletonLayout layout) {
        this.recipe = recipe;
        this.layout = layout;
        this.normalization = new Normalization(layout.normalization(), centre(recipe, layout), recipe.align());
        this.stream = new StreamFeatures(layout, recipe.stream());
        this.sampling = new UniformSampling(recipe.frames());
        this.limbs = layout.limbs().keySet().stream()
                .sorted()
                .map(layout.limbs()::get)
                .toList();
    }

    private static int centre(Recipe recipe, SkeletonLayout layout) {
        return recipe.centre()
                .map(layout.joints()::indexOf)
                .orElse(layout.normalization().centre());
    }

    @Override
    public void test(Clip clip, int clips, FloatBuffer target) {
        Keypoints features = stream.of(normalized(clip));
        int[] frames = sampling.test(features.frames(), clips, recipe.start());
        NetworkInput.put(features, frames, clips, recipe.persons(), target);
    }

    @Override
    public SampledJoints joints(Clip clip, int clips) {
        Keypoints joints = normalized(clip);
        int[] frames = sampling.test(joints.frames(), clips, recipe.start());
        int last = joints.frames() - 1;
        int[] following = Arrays.stream(frames).map(t -> Math.min(t + 1, last)).toArray();
        return new SampledJoints(
                NetworkInput.of(joints, frames, clips, recipe.persons()),
                NetworkInput.of(joints, following, clips, recipe.persons()),
                joints.type() == DType.FLOAT16);
    }

    @Override
    public void training(Clip clip, Draws draws, FloatBuffer target) {
        Keypoints features = stream.of(augmented(normalized(clip), draws));
        int[] frames = sampling.sample(features.frames(), 1, Recipe.Start.RANDOM, draws.split("sampling"));
        NetworkInput.put(features, frames, 1, recipe.persons(), target);
    }

    private Keypoints normalized(Clip clip) {
        return recipe.normalize() ? normalization.apply(clip.keypoints()) : clip.keypoints();
    }

    private Keypoints augmented(Keypoints clip, Draws draws) {
        Keypoints rotated = rotated(clip, draws.split("rotation"));
        Keypoints mirrored = draws.split("mirror").nextDouble() < recipe.mirror()
                ? Joints.mirrored(rotated, layout.mirror())
                : rotated;
        return partDropped(mirrored, draws.split("part drop"));
    }

    private Keypoints rotated(Keypoints clip, Draws draws) {
        if (recipe.rotation() == 0) {
            return clip;
        }
        return Rotation.byAngles(angle(draws), angle(draws), angle(draws)).apply(clip);
    }

    private double angle(Draws draws) {
        return recipe.rotation() * (2 * draws.nextDouble() - 1);
    }

    private Keypoints partDropped(Keypoints clip, Draws draws) {
        if (draws.nextDouble() >= recipe.partDrop()) {
            return clip;
        }
        return Joints.blanked(clip, limbs.get(draws.nextInt(limbs.size())));
    }
}
