package org.protogcn.prepare;

import org.protogcn.random.Draws;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * 2-D: sample, take those frames, flip, add the middle joints if the network's layout has them, make the stream of the
 * frames taken, fill up the persons. Motion therefore runs from sampled frame to sampled frame, and from the last of
 * one sample to the first of the next, as in the published models.
 */
final class PlanarPipeline implements Pipeline {
    private final Recipe recipe;
    private final SkeletonLayout stored;
    private final boolean addsMidJoints;
    private final StreamFeatures stream;
    private final UniformSampling sampling;

    PlanarPipeline(Recipe recipe, SkeletonLayout stored, SkeletonLayout seen) {
        this.recipe = recipe;
        this.stored = stored;
        this.addsMidJoints = stored.size() != seen.size();
        this.stream = new StreamFeatures(seen, recipe.stream());
        this.sampling = new UniformSampling(recipe.frames());
    }

    @Override
    public float[] test(Clip clip, int clips) {
        int[] frames = sampling.test(clip.keypoints().frames(), clips, recipe.start());
        return networkInput(PlanarFrames.of(clip, frames, recipe.persons()), clips);
    }

    @Override
    public SampledJoints joints(Clip clip, int clips) {
        int[] frames = sampling.test(clip.keypoints().frames(), clips, recipe.start());
        Keypoints joints = completed(PlanarFrames.of(clip, frames, recipe.persons()));
        return new SampledJoints(
                NetworkInput.inOrder(joints, clips, recipe.persons()),
                NetworkInput.inOrder(stream.following(joints), clips, recipe.persons()),
                false);
    }

    @Override
    public float[] training(Clip clip, Draws draws) {
        int length = clip.keypoints().frames();
        int[] frames = sampling.sample(length, 1, Recipe.Start.RANDOM, draws.split("sampling"));
        Keypoints taken = PlanarFrames.of(clip, frames, recipe.persons());
        boolean flip = draws.split("flip").nextDouble() < recipe.flip();
        return networkInput(flip ? Joints.flipped(taken, width(clip), stored.mirror()) : taken, 1);
    }

    private static int width(Clip clip) {
        return clip.image().orElseThrow().width();
    }

    private float[] networkInput(Keypoints taken, int clips) {
        return NetworkInput.inOrder(stream.of(completed(taken)), clips, recipe.persons());
    }

    private Keypoints completed(Keypoints taken) {
        return addsMidJoints ? MidJoints.added(taken) : taken;
    }
}
