package org.protogcn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Device;
import org.protogcn.InvalidInputException;
import org.protogcn.runtime.Recognizer;
import org.protogcn.runtime.RecognizerOptions;
import org.protogcn.skeleton.Clip;
import org.protogcn.training.Model;
import org.protogcn.training.SavedModel;

/** Runs a model file beside the networks that it was made from. */
final class ExportCheck {
    /** What single precision leaves open; a mistake in a graph is orders of magnitude larger. */
    private static final double TOLERANCE = 1e-5;

    private static final int SAMPLES = 2;

    /**
     * @param clips what they were compared on
     * @param difference the largest of any clip, relative
     */
    record Result(String clips, double difference) {}

    private final List<SavedModel> models;
    private final List<Double> weights;
    private final Device device;

    ExportCheck(List<SavedModel> models, List<Double> weights, Device device) {
        this.models = models;
        this.weights = weights;
        this.device = device;
    }

    /** @throws InvalidInputException if the scores of a clip differ by more than single precision explains */
    Result compare(Path file, CheckClips checked) {
        double[][] expected = expected(checked.clips());
        double[][] actual = actual(file, checked.clips());
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            double difference = difference(actual[i], expected[i]);
            if (!(difference <= TOLERANCE) || highest(actual[i]) != highest(expected[i])) {
                throw new InvalidInputException("the model file was not written, because its scores of clip "
                        + checked.clips().get(i).id() + " differ from the network's by " + difference
                        + " relative, more than " + TOLERANCE + "; report this with the model");
            }
            largest = Math.max(largest, difference);
        }
        return new Result(checked.description(), largest);
    }

    private double[][] expected(List<Clip> clips) {
        double total = weights.stream().mapToDouble(Double::doubleValue).sum();
        List<double[]> sums = new ArrayList<>();
        clips.forEach(clip -> sums.add(new double[models.get(0).classNames().size()]));
        for (int m = 0; m < models.size(); m++) {
            try (Model model = Model.of(models.get(m), device)) {
                var recognizer = new org.protogcn.training.Recognizer(model, model.layout(), device);
                for (int i = 0; i < clips.size(); i++) {
                    add(sums.get(i), recognizer.score(clips.get(i), SAMPLES), weights.get(m) / total);
                }
            }
        }
        return sums.toArray(double[][]::new);
    }

    private static void add(double[] sum, double[] scores, double share) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += share * scores[i];
        }
    }

    private static double[][] actual(Path file, List<Clip> clips) {
        try (Recognizer recognizer = Recognizer.load(file, RecognizerOptions.DEFAULT.withSamples(SAMPLES))) {
            return recognizer.scores(clips);
        }
    }

    /** Euclidean. */
    private static double difference(double[] actual, double[] expected) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += (actual[i] - expected[i]) * (actual[i] - expected[i]);
            norm += expected[i] * expected[i];
        }
        return Math.sqrt(difference / norm);
    }

    private static int highest(double[] scores) {
        return IntStream.range(0, scores.length).reduce(0, (best, i) -> scores[i] > scores[best] ? i : best);
    }
}
