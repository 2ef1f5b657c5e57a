package org.protogcn.training;

import java.util.List;
import java.util.function.IntConsumer;
import org.bytedeco.pytorch.Device;
import org.protogcn.evaluation.Scores;
import org.protogcn.prepare.Batch;
import org.protogcn.prepare.Preparation;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.store.ClipStore;

/** A trained model put to use on clips of one layout. */
public final class Recognizer {
    private final Model model;
    private final Preparation preparation;
    private final Evaluator evaluator;

    /**
     * Makes a model ready.
     *
     * @param stored the layout of the clips to come
     * @param device the model's
     * @throws org.protogcn.InvalidInputException if the model does not take clips of this layout
     */
    public Recognizer(Model model, SkeletonLayout stored, Device device) {
        this.model = model;
        this.preparation = model.preparation(stored);
        this.evaluator = new Evaluator(
                model.network(),
                preparation,
                model.classNames(),
                device,
                model.configuration().evaluation().batch(),
                model.configuration().schedule().workers());
    }

    /**
     * Scores every clip of a split.
     *
     * @param samples of each clip, averaged
     * @param progress hears after every batch how many clips it held
     */
    public Scores scoreSplit(ClipStore store, String split, int samples, IntConsumer progress) {
        int[] clips = new Dataset(store, model.classNames().size()).labelled(split);
        return evaluator.evaluate(store, clips, samples, progress);
    }

    /**
     * Scores one clip, whose label does not matter.
     *
     * @param samples of the clip, averaged
     * @return one probability per class
     */
    public double[] score(Clip clip, int samples) {
        float[] input = preparation.test(clip, samples);
        try (Batch batch = Batch.of(input, new long[] {clip.label()}, List.of(clip.id()))) {
            return evaluator.score(batch, samples)[0];
        }
    }
}
