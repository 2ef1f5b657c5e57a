package org.protogcn.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.protogcn.InvalidInputException;
import org.protogcn.evaluation.EnsemblePreset;
import picocli.CommandLine.Option;

/** What each of several networks weighs. */
final class FusionOptions {
    @Option(names = "--preset", paramLabel = "NAME", description = "Weights by stream: 2, 4, 6 or 6-seeds.")
    private Optional<String> preset = Optional.empty();

    @Option(
            names = "--weights",
            paramLabel = "W",
            split = ",",
            description = "One weight for each, in their order (default: 1 for all).")
    private List<Double> weights;

    /** One weight for each source. */
    List<Double> weights(List<Path> sources) {
        if (preset.isPresent() && weights != null) {
            throw new InvalidInputException("--preset has weights of its own; leave out --weights");
        }
        if (preset.isPresent()) {
            return PresetWeights.of(EnsemblePreset.named(preset.get()), sources);
        }
        return weights != null ? weights : sources.stream().map(source -> 1.0).toList();
    }
}
