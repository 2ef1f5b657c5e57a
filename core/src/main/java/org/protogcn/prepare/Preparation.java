package org.protogcn.prepare;

import java.nio.FloatBuffer;
import org.protogcn.InvalidInputException;
import org.protogcn.random.Draws;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;

/**
 * A recipe made ready for the clips of one layout. Immutable; any number of threads may prepare with one instance.
 *
 * <p>Tests of a clip always take the same frames. In training whatever is random comes from the {@link Draws} handed
 * in, and each kind of augmentation has draws of its own: switching one off leaves the others as they were.
 */
public final class Preparation {
    private static final String COCO17 = "coco17";
    private static final String COCO20 = "coco20";

    private final Recipe recipe;
    private final SkeletonLayout stored;
    private final SkeletonLayout seen;
    private final Pipeline pipeline;

    private Preparation(Recipe recipe, SkeletonLayout stored, SkeletonLayout seen) {
        this.recipe = recipe;
        this.stored = stored;
        this.seen = seen;
        this.pipeline =
                stored.dimensions() == 2 ? new PlanarPipeline(recipe, stored, seen) : new SpatialPipeline(recipe, seen);
    }

    /**
     * @param stored the layout of the clips to come
     * @throws InvalidInputException naming the key of the recipe that is wrong in itself or for this layout
     */
    public static Preparation of(Recipe recipe, SkeletonLayout stored) {
        boolean same = recipe.layout().equals(stored.name());
        return of(recipe, stored, same ? stored : SkeletonLayouts.named(recipe.layout()));
    }

    /**
     * The same where the recipe's layout is at hand and need not be looked up.
     *
     * @param seen the layout that the recipe names
     */
    public static Preparation of(Recipe recipe, SkeletonLayout stored, SkeletonLayout seen) {
        requireFit(stored, seen);
        RecipeCheck.check(recipe, stored);
        return new Preparation(recipe, stored, seen);
    }

    private static void requireFit(SkeletonLayout stored, SkeletonLayout seen) {
        boolean addsMidJoints = seen.name().equals(COCO20) && stored.name().equals(COCO17) && stored.size() == 17;
        if (addsMidJoints || seen.equals(stored)) {
            return;
        }
        if (seen.name().equals(stored.name())) {
            throw new InvalidInputException("the recipe and the clips name their layout " + seen.name()
                    + " both, but its joints or bones differ; import the clips again with the recipe's layout");
        }
        throw new InvalidInputException("the recipe is for skeletons of the layout " + seen.name()
                + " but the clips are " + stored.name() + "; choose a recipe with layout: " + stored.name());
    }

    /** The layout that the network sees. */
    public SkeletonLayout layout() {
        return seen;
    }

    public Recipe recipe() {
        return recipe;
    }

    /** How many numbers one clip is as network input: M·T·V·3. */
    public int size() {
        return recipe.persons() * recipe.frames() * seen.size() * 3;
    }

    /** Every clip of an epoch as {@code [M,T,V,3]}, drawn for the seed, the epoch and the visit. */
    public ClipPreparation forTraining(long seed, int epoch) {
        return new ClipPreparation() {
            @Override
            public int size() {
                return Preparation.this.size();
            }

            @Override
            public void prepare(Clip clip, Visit visit, FloatBuffer target) {
                training(clip, Draws.forClip(seed, epoch, visit.clip(), visit.repetition()), target);
            }
        };
    }

    /** Every clip as {@code [samples,M,T,V,3]}, the same at every visit. */
    public ClipPreparation forTest(int samples) {
        return new ClipPreparation() {
            @Override
            public int size() {
                return Math.multiplyExact(samples, Preparation.this.size());
            }

            @Override
            public void prepare(Clip clip, Visit visit, FloatBuffer target) {
                test(clip, samples, target);
            }
        };
    }

    /**
     * {@code [clips,M,T,V,3]}: {@code clips} samples of one recording.
     *
     * @throws InvalidInputException naming the clip, if it is of another layout or holds something that is no number
     */
    public float[] test(Clip clip, int clips) {
        if (clips < 1) {
            throw new IllegalArgumentException("clips must be positive, got " + clips);
        }
        float[] input = new float[Math.multiplyExact(clips, size())];
        test(clip, clips, FloatBuffer.wrap(input));
        return input;
    }

    private void test(Clip clip, int clips, FloatBuffer target) {
        ClipCheck.check(clip, stored);
        pipeline.test(clip, clips, target);
    }

    /**
     * {@code [M,T,V,3]}: one randomly sampled, randomly altered view of a recording.
     *
     * @param draws those of this clip in this epoch, see {@link Draws#forClip}
     * @throws InvalidInputException as {@link #test}, or if a flip needs the width of an image that is not known
     */
    public float[] training(Clip clip, Draws draws) {
        float[] input = new float[size()];
        training(clip, draws, FloatBuffer.wrap(input));
        return input;
    }

    private void training(Clip clip, Draws draws, FloatBuffer target) {
        ClipCheck.check(clip, stored);
        if (recipe.flip() > 0) {
            ClipCheck.requireImage(clip);
        }
        pipeline.training(clip, draws, target);
    }
}
