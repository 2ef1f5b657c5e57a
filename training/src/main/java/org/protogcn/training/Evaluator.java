package org.protogcn.training;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.IntConsumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.protogcn.evaluation.Scores;
import org.protogcn.prepare.Batch;
import org.protogcn.prepare.BatchBuffers;
import org.protogcn.prepare.BatchLoader;
import org.protogcn.prepare.Preparation;
import org.protogcn.prepare.Recipe;
import org.protogcn.prepare.Visit;
import org.protogcn.skeleton.ClipSource;
import org.protogcn.training.network.Clips;
import org.protogcn.training.network.Pass;
import org.protogcn.training.network.ProtoGcn;
import org.protogcn.training.tensor.Tensors;

/** Scores recordings with a network: the softmax of each of some samples, averaged over the samples. */
public final class Evaluator {
    private final ProtoGcn network;
    private final Preparation preparation;
    private final List<String> classNames;
    private final BatchBuffers buffers = new BatchBuffers();
    private final Device device;
    private final int samplesAtOnce;
    private final int workers;

    /**
     * @param samplesAtOnce samples in one forward pass
     * @param workers threads that prepare clips
     */
    public Evaluator(
            ProtoGcn network,
            Preparation preparation,
            List<String> classNames,
            Device device,
            int samplesAtOnce,
            int workers) {
        this.network = network;
        this.preparation = preparation;
        this.classNames = classNames;
        this.device = device;
        this.samplesAtOnce = samplesAtOnce;
        this.workers = workers;
    }

    /**
     * @param indices of the recordings to score
     * @param samples of each recording
     * @param progress hears after every batch how many recordings it held
     */
    public Scores evaluate(ClipSource clips, int[] indices, int samples, IntConsumer progress) {
        Scores.Builder scores = new Scores.Builder(classNames);
        int recordings = Math.max(1, samplesAtOnce / samples);
        try (BatchLoader loader = new BatchLoader(
                clips, preparation.forTest(samples), buffers, Visit.once(indices), recordings, workers)) {
            while (loader.hasNext()) {
                try (Batch batch = loader.next()) {
                    add(batch, score(batch, samples), scores);
                    progress.accept(batch.size());
                }
            }
        }
        return scores.build();
    }

    private static void add(Batch batch, double[][] rows, Scores.Builder scores) {
        for (int i = 0; i < batch.size(); i++) {
            scores.add(batch.ids().get(i), (int) batch.labels()[i], rows[i]);
        }
    }

    /** {@code [B,classes]} of a batch {@code [B,samples,M,T,V,3]}. */
    public double[][] score(Batch batch, int samples) {
        int classes = classNames.size();
        int all = batch.size() * samples;
        double[] values = new double[all * classes];
        for (int first = 0; first < all; first += samplesAtOnce) {
            int count = Math.min(samplesAtOnce, all - first);
            double[] some = probabilities(batch.data(first * preparation.size(), count * preparation.size()), count);
            System.arraycopy(some, 0, values, first * classes, some.length);
        }
        return mean(values, batch.size(), samples, classes);
    }

    /** {@code [count,classes]}. */
    private double[] probabilities(FloatBuffer samples, int count) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor logits =
                    network.forward(input(samples, count), Pass.RECOGNITION).logits();
            return Tensors.toArray(logits.softmax(1)).toDoubles();
        }
    }

    /** {@code [count,M,T,V,3]}. */
    private Clips input(FloatBuffer samples, int count) {
        Recipe recipe = preparation.recipe();
        int joints = preparation.layout().size();
        return Clips.of(samples, device, count, recipe.persons(), recipe.frames(), joints, 3);
    }

    private static double[][] mean(double[] values, int clips, int samples, int classes) {
        double[][] rows = new double[clips][classes];
        for (int i = 0; i < values.length; i++) {
            rows[i / (samples * classes)][i % classes] += values[i] / samples;
        }
        return rows;
    }
}
