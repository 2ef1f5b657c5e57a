package org.protogcn.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.protogcn.cli.progress.ProgressDisplay;
import org.protogcn.evaluation.EvaluationReport;
import org.protogcn.evaluation.Metrics;
import org.protogcn.evaluation.Reliability;
import org.protogcn.evaluation.Scores;
import org.protogcn.store.ClipStore;
import org.protogcn.training.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scores a split with a trained network. */
@Command(
        name = "evaluate",
        header = "Score a split with a trained network, and report.",
        description = {
            "",
            "Prints top-1, top-5 and mean class accuracy, and writes them with a table of classes, the confusion matrix "
                    + "(JSON, CSV, picture) and the scores by clip id.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  protogcn evaluate runs/nw-ucla-j --split xview_val",
            "  protogcn evaluate runs/nw-ucla-j --split xview_val --checkpoint last --clips 1"
        })
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "RUN_OR_MODEL",
            description = "A run folder, a checkpoint, a weights file or a model file (.onnx).")
    private Path source;

    @Option(names = "--split", paramLabel = "SPLIT", description = "The split (default: data.test of the run).")
    private Optional<String> split = Optional.empty();

    @Option(names = "--store", paramLabel = "STORE", description = "The clip store (default: data.store of the run).")
    private Optional<Path> store = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description =
                    "Where the report goes (default: RUN/scores/SPLIT; scores/SPLIT beside a checkpoint or weights "
                            + "file).")
    private Optional<Path> output = Optional.empty();

    @Mixin
    private ModelOptions options;

    @Override
    public Integer call() throws IOException {
        try (Interruption interruption = new Interruption(spec.commandLine().getErr());
                ScoringModel model = ScoringModel.open(source, options)) {
            String chosen = split.orElseGet(model::testSplit);
            report(model, chosen, score(model, chosen, interruption));
        }
        return 0;
    }

    private Scores score(ScoringModel model, String chosen, Interruption interruption) {
        try (ClipStore opened = ClipStore.open(store.orElseGet(() -> Path.of(model.store())));
                ProgressDisplay progress = ProgressDisplay.begin(
                        "evaluating",
                        "clips",
                        0,
                        opened.split(chosen).length,
                        spec.commandLine().getErr())) {
            AtomicInteger done = new AtomicInteger();
            return model.scoreSplit(opened, chosen, more -> {
                progress.at(done.addAndGet(more));
                interruption.check();
            });
        }
    }

    private void report(ScoringModel model, String chosen, Scores scores) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        new MetricsTable(out).row(model.file() + " on " + chosen, Metrics.of(scores));
        Path folder = output.orElseGet(() -> scoresFolder().resolve(chosen));
        EvaluationReport.write(folder, model.name() + ", " + chosen, scores);
        Reliability.ifShares(scores)
                .ifPresent(reliability ->
                        out.printf(Locale.ROOT, "expected calibration error: %.3f%n", reliability.expectedError()));
        out.println("report: " + folder);
    }

    private Path scoresFolder() {
        return RunFolder.isRun(source) ? RunFolder.open(source).scores() : source.resolveSibling("scores");
    }
}
