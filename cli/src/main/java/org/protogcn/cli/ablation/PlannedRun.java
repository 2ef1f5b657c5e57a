package org.protogcn.cli.ablation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.protogcn.InvalidInputException;
import org.protogcn.evaluation.Metrics;
import org.protogcn.evaluation.ScoreFile;
import org.protogcn.evaluation.ablation.AblationTable.Accuracy;
import org.protogcn.evaluation.ablation.AblationTable.Outcome;
import org.protogcn.training.RunFolder;
import org.protogcn.training.checkpoint.CheckpointFolder;
import org.protogcn.training.config.TrainingConfiguration;

/**
 * A training that is to be, or is already: its folder says how far it is.
 *
 * @param configuration named like the folder
 * @param split which clips its checkpoints are to be scored on
 */
public record PlannedRun(TrainingConfiguration configuration, Path folder, String split) {
    private static final String SCORES = "scores.npz";

    public String name() {
        return folder.getFileName().toString();
    }

    void requireOwnFolder() {
        if (!RunFolder.isRun(folder)) {
            return;
        }
        Map<String, String> changes = RunName.changes(RunFolder.open(folder).configuration(), configuration);
        changes.entrySet().stream().findFirst().ifPresent(change -> {
            throw new InvalidInputException(folder + " holds a run without " + change.getKey() + "=" + change.getValue()
                    + "; delete it, or choose another folder with --folder");
        });
    }

    /** Makes the folder, from which a training can be resumed that has not begun yet. */
    void prepare() throws IOException {
        if (!RunFolder.isRun(folder)) {
            RunFolder.create(folder, configuration);
        }
    }

    public boolean isFinished() {
        return isTrained() && evaluation().isEmpty();
    }

    boolean isTrained() {
        return RunFolder.isRun(folder) && RunFolder.open(folder).isTrained();
    }

    private boolean isScored(String checkpoint) {
        return Files.exists(scores(checkpoint).resolve(SCORES));
    }

    List<String> training() {
        return List.of("train", "--resume", "--run", folder.toString());
    }

    /** Of one checkpoint of the trained network that is not scored yet; empty if there is none left. */
    Optional<List<String>> evaluation() {
        return Stream.of(CheckpointFolder.BEST, CheckpointFolder.LAST)
                .filter(checkpoint -> !isScored(checkpoint))
                .findFirst()
                .map(this::evaluation);
    }

    private List<String> evaluation(String checkpoint) {
        String output = scores(checkpoint).toString();
        return List.of("evaluate", folder.toString(), "--split", split, "--checkpoint", checkpoint, "-o", output);
    }

    Outcome outcome() {
        return new Outcome(
                configuration.seed(), name(), accuracy(CheckpointFolder.BEST), accuracy(CheckpointFolder.LAST));
    }

    private Accuracy accuracy(String checkpoint) {
        return Accuracy.of(Metrics.of(ScoreFile.read(scores(checkpoint).resolve(SCORES))));
    }

    /** Where 'evaluate' writes by itself, for the best checkpoint and for the last one if that is the best. */
    private Path scores(String checkpoint) {
        Map<String, String> checkpoints = RunFolder.open(folder).checkpoints().pointers();
        boolean best = checkpoints.get(checkpoint).equals(checkpoints.get(CheckpointFolder.BEST));
        return folder.resolve("scores").resolve(best ? split : split + "-last");
    }
}
