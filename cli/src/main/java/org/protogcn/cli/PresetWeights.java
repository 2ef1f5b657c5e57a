package org.protogcn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.protogcn.InvalidInputException;
import org.protogcn.evaluation.EnsemblePreset;
import org.protogcn.skeleton.Stream;
import org.protogcn.training.RunFolder;

/** Gives each of an ensemble's scores a part of a preset: those of runs by their stream, others in their order. */
final class PresetWeights {
    /** Scores lie in {@code RUN/scores/SPLIT/scores.npz}. */
    private static final int DEPTH_IN_RUN = 3;

    private final EnsemblePreset preset;
    private final List<EnsemblePreset.Part> free;

    private PresetWeights(EnsemblePreset preset) {
        this.preset = preset;
        this.free = new ArrayList<>(preset.parts());
    }

    /**
     * One weight for each of {@code sources}.
     *
     * @throws InvalidInputException if the preset has no part for one of them, or more parts than there are
     */
    static List<Double> of(EnsemblePreset preset, List<Path> sources) {
        if (sources.size() != preset.parts().size()) {
            throw new InvalidInputException("preset " + preset.key() + " takes "
                    + preset.parts().size() + " scores (" + preset + "), not " + sources.size());
        }
        return new PresetWeights(preset).assign(sources);
    }

    private List<Double> assign(List<Path> sources) {
        Double[] weights = new Double[sources.size()];
        for (int i = 0; i < weights.length; i++) {
            Path source = sources.get(i);
            weights[i] = run(source).map(run -> take(source, run)).orElse(null);
        }
        return Arrays.stream(weights)
                .map(weight -> Objects.requireNonNullElseGet(
                        weight, () -> free.remove(0).weight()))
                .toList();
    }

    private static Optional<RunFolder> run(Path source) {
        return java.util.stream.Stream.iterate(source.toAbsolutePath().normalize(), Objects::nonNull, Path::getParent)
                .limit(DEPTH_IN_RUN + 1L)
                .filter(RunFolder::isRun)
                .findFirst()
                .map(RunFolder::open);
    }

    private double take(Path source, RunFolder run) {
        Stream stream = run.configuration().recipe().stream();
        EnsemblePreset.Part part = free.stream()
                .filter(candidate -> candidate.stream() == stream)
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(source + " is of stream " + stream.key()
                        + ", which preset " + preset.key() + " (" + preset + ") does not take"
                        + (isIn(preset, stream) ? " again" : "") + "; give one run for each of its streams"));
        free.remove(part);
        return part.weight();
    }

    private static boolean isIn(EnsemblePreset preset, Stream stream) {
        return preset.parts().stream().anyMatch(part -> part.stream() == stream);
    }
}
