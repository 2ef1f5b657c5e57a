package org.protogcn.prepare;

import java.nio.FloatBuffer;
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
    public void test(Clip clip, int clips, FloatBuffer target) {
        int[] frames = sampling.test(clip.keypoints().frames(), clips, recipe.start());
        put(PlanarFrames.of(clip, frames, recipe.persons()), clips, target);
    }

    @Override
    public void training(Clip clip, Draws draws, FloatBuffer target) {
        int length = clip.keypoints().frames();
        int[] frames = sampling.sample(length, 1, Recipe.Start.RANDOM, draws.split("sampling"));
        Keypoints taken = PlanarFrames.of(clip, frames, recipe.persons());
        boolean flip = draws.split("flip").nextDouble() < recipe.flip();
        put(flip ? Joints.flipped(taken, width(clip), stored.mirror()) : taken, 1, target);
    }

    private static int width(Clip clip) {
        return clip.image().orElseThrow().width();
    }

    private void put(Keypoints taken, int clips, FloatBuffer target) {
        Keypoints features = stream.of(addsMidJoints ? MidJoints.added(taken) : taken);
        NetworkInput.putInOrder(features, clips, recipe.persons(), target);
    }
}
