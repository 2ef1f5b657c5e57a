package org.protogcn.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.pytorch.Device;
import org.protogcn.InvalidInputException;
import org.protogcn.training.Model;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How to put a trained network to use. */
final class ModelOptions {
    /** As many as {@code evaluation.clips} may be. */
    private static final int MOST_SAMPLES = 1000;

    @Option(
            names = "--clips",
            paramLabel = "N",
            description = "Samples per recording, averaged (default: evaluation.clips of the model, normally 10).")
    private Optional<Integer> samples = Optional.empty();

    @Option(
            names = "--checkpoint",
            paramLabel = "NAME",
            defaultValue = "best",
            description = "Which of a run: best, last, or a name such as epoch-0010 (default: best).")
    private String checkpoint;

    @Mixin
    private ComputeOptions compute;

    /** Loads libtorch and picks the device, if the options make sense. */
    Device prepare() {
        requireSamples();
        return compute.prepare();
    }

    private void requireSamples() {
        samples.filter(n -> n < 1 || n > MOST_SAMPLES).ifPresent(n -> {
            throw new InvalidInputException("--clips is " + n + "; expected 1 to " + MOST_SAMPLES);
        });
    }

    Model open(Path source, Device device) {
        return Model.open(source, checkpoint, device);
    }

    /** As the user said, or what is usual for the model. */
    int samples(int usual) {
        requireSamples();
        return samples.orElse(usual);
    }

    /** As the user said, or 0. */
    int threads() {
        return compute.threads();
    }
}
