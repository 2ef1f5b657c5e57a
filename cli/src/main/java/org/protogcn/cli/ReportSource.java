package org.protogcn.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.protogcn.InvalidInputException;
import org.protogcn.evaluation.ScoreFile;
import org.protogcn.evaluation.Scores;
import org.protogcn.report.ReportContents;
import org.protogcn.runs.RunRecord;

/**
 * What a report is about.
 *
 * @param folder where its page belongs
 * @param split empty if it is not known
 */
record ReportSource(Path folder, String title, String split, Scores scores, Optional<RunRecord> run) {
    static ReportSource ofRun(Path folder, Optional<String> split) {
        RunRecord run = RunRecord.read(folder);
        String chosen = split.orElseGet(() -> split(run));
        Path scores = run.scores(chosen);
        if (!Files.isRegularFile(scores)) {
            throw new InvalidInputException("there are no scores " + scores + "; make them with '"
                    + CommandName.with("evaluate", folder, "--split", chosen) + "'");
        }
        return new ReportSource(folder, run.name(), chosen, ScoreFile.read(scores), Optional.of(run));
    }

    private static String split(RunRecord run) {
        List<String> scored = run.scoredSplits();
        String test = run.setting("data.test").orElse("");
        if (scored.contains(test) || scored.isEmpty()) {
            return test;
        }
        if (scored.size() > 1) {
            throw new InvalidInputException(run.folder() + " has scores of several splits; choose one with --split: "
                    + String.join(", ", scored));
        }
        return scored.get(0);
    }

    static ReportSource ofScores(Path source) {
        Path file = Files.isDirectory(source) ? source.resolve("scores.npz") : source;
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(source
                    + " is neither a run folder, with a config.yaml, nor a score file or a folder with scores.npz");
        }
        Path folder = file.toAbsolutePath().normalize().getParent();
        return new ReportSource(folder, folder.getFileName().toString(), "", ScoreFile.read(file), Optional.empty());
    }

    ReportContents contents(StoreSearch search, String command) {
        return new ReportContents(title, split, scores, run, search.store(), List.of(), command, search.notes());
    }
}
