package org.protogcn.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.pytorch.Device;
import org.protogcn.cli.progress.Progress;
import org.protogcn.evaluation.EvaluationReport;
import org.protogcn.evaluation.Metrics;
import org.protogcn.evaluation.Scores;
import org.protogcn.store.ClipStore;
import org.protogcn.training.Model;
import org.protogcn.training.Recognizer;
import org.protogcn.training.RunFolder;
import org.protogcn.training.config.TrainingConfiguration;
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

    @Parameters(paramLabel = "RUN_OR_MODEL", description = "A run folder, a checkpoint or a weights file.")
    private Path source;

    @Option(names = "--split", paramLabel = "SPLIT", description = "The split (default: data.test of the run).")
    private Optional<String> split = Optional.empty();

    @Option(
            names = "--clips",
            paramLabel = "N",
            description = "Samples per recording, averaged (default: evaluation.clips of the run, normally 10).")
    private Optional<Integer> samples = Optional.empty();

    @Option(names = "--store", paramLabel = "STORE", description = "The clip store (default: data.store of the run).")
    private Optional<Path> store = Optional.empty();

    @Option(
            names = "--checkpoint",
            paramLabel = "NAME",
            defaultValue = "best",
            description = "Which of a run: best, last, or a name such as epoch-0010 (default: best).")
    private String checkpoint;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "Where the report goes (default: RUN/scores/SPLIT; nowhere for a weights file).")
    private Optional<Path> output = Optional.empty();

    @Mixin
    private ComputeOptions compute;

    @Override
    public Integer call() throws IOException {
        Device device = compute.prepare();
        try (Model model = Model.open(source, checkpoint, device)) {
            TrainingConfiguration configuration = model.configuration();
            String chosen = split.orElse(configuration.data().test());
            Scores scores = score(model, device, chosen);
            PrintWriter out = spec.commandLine().getOut();
            new MetricsTable(out).row(model.file() + " on " + chosen, Metrics.of(scores));
            Optional<Path> folder = output.or(() -> defaultOutput(chosen));
            if (folder.isPresent()) {
                EvaluationReport.write(folder.get(), configuration.name() + ", " + chosen, scores);
                out.println("report: " + folder.get());
            }
        }
        return 0;
    }

    private Scores score(Model model, Device device, String chosen) {
        TrainingConfiguration configuration = model.configuration();
        int perRecording = samples.orElse(configuration.evaluation().clips());
        try (ClipStore opened =
                        ClipStore.open(store.orElse(Path.of(configuration.data().store())));
                Progress progress = Progress.begin(
                        "evaluating",
                        "clips",
                        0,
                        opened.split(chosen).length,
                        spec.commandLine().getErr())) {
            AtomicInteger done = new AtomicInteger();
            return new Recognizer(model, opened.layout(), device)
                    .scoreSplit(opened, chosen, perRecording, more -> progress.at(done.addAndGet(more)));
        }
    }

    private Optional<Path> defaultOutput(String chosen) {
        return RunFolder.isRun(source)
                ? Optional.of(RunFolder.open(source).scores().resolve(chosen))
                : Optional.empty();
    }
}
