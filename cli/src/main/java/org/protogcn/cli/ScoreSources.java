package org.protogcn.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.protogcn.InvalidInputException;
import org.protogcn.evaluation.Ensemble;
import org.protogcn.evaluation.ScoreFile;
import org.protogcn.training.RunFolder;
import org.protogcn.training.config.TrainingConfiguration;

/**
 * Finds the scores that the user means: a score file, a folder that 'evaluate' wrote, or a run and a split.
 *
 * @param split of runs, if the user named one
 * @param usual the split of a run otherwise
 */
record ScoreSources(Optional<String> split, Function<TrainingConfiguration.Data, String> usual) {
    /** One member for each source. */
    List<Ensemble.Member> members(List<Path> sources, List<Double> weights) {
        if (weights.size() != sources.size()) {
            throw new InvalidInputException(
                    weights.size() + " weights for " + sources.size() + " score files; there must be one for each");
        }
        List<Ensemble.Member> members = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            Path source = sources.get(i);
            members.add(new Ensemble.Member(source.toString(), ScoreFile.read(file(source)), weights.get(i)));
        }
        return members;
    }

    private Path file(Path source) {
        if (!RunFolder.isRun(source)) {
            return Files.isDirectory(source) ? source.resolve("scores.npz") : source;
        }
        RunFolder run = RunFolder.open(source);
        String chosen = split.orElseGet(() -> usual.apply(run.configuration().data()));
        Path scores = run.scores().resolve(chosen).resolve("scores.npz");
        if (!Files.exists(scores)) {
            throw new InvalidInputException("there are no scores of " + chosen + " in " + source
                    + "; evaluate it first: protogcn evaluate " + source + " --split " + chosen);
        }
        return scores;
    }
}
