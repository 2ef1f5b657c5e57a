package org.protogcn.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.protogcn.InvalidInputException;
import org.protogcn.training.GracefulStop;
import org.protogcn.training.RunFolder;
import org.protogcn.training.Trainer;
import org.protogcn.training.TrainingRun;
import org.protogcn.training.config.TrainingConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a network on one stream of a store. */
@Command(
        name = "train",
        header = "Train a network on one stream of a store.",
        description = {
            "",
            "Everything goes into a run folder: configuration, metrics, checkpoints. Ctrl-C finishes the step and saves; "
                    + "a run that was broken off in any way goes on with --resume as if nothing had happened.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  protogcn train ntu60-xsub --stream b",
            "  protogcn train my.yaml --set schedule.epochs=30 --set network.width=48 --run runs/small",
            "  protogcn train --resume --run runs/ntu60-xsub-b"
        })
final class TrainCommand implements Callable<Integer> {
    /** A step and a checkpoint of the largest network on the slowest machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "CONFIG",
            description = "The configuration, by name or path; left out with --resume.")
    private Optional<String> config = Optional.empty();

    @Mixin
    private ConfigurationOptions configuration;

    @Option(names = "--run", paramLabel = "FOLDER", description = "The run folder (default: runs/NAME-STREAM).")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--precision",
            paramLabel = "NUMBERS",
            description = "What to calculate in: fp32, bf16 or fp16; the same as --set compute.precision=NUMBERS.")
    private Optional<String> precision = Optional.empty();

    @Option(names = "--resume", description = "Go on with the run in the run folder.")
    private boolean resume;

    @Mixin
    private ComputeOptions compute;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        precision.ifPresent(numbers -> configuration.set("compute.precision", numbers));
        Path run = folder.orElseGet(() -> Path.of("runs", resolved().name()));
        TrainingConfiguration settings =
                resume && config.isEmpty() ? configuration.read(RunFolder.open(run)) : resolved();
        try (GracefulStop stop = new GracefulStop(PATIENCE, () -> announceStop(err));
                TrainingConsole console = new TrainingConsole(settings, out, err)) {
            TrainingRun training = new TrainingRun(compute.prepare(), console, stop);
            Trainer.Outcome outcome = resume ? training.resume(settings, run) : training.begin(settings, run);
            return report(outcome, run, settings);
        }
    }

    private static void announceStop(PrintWriter err) {
        err.println();
        err.println("stopping: finishing the step and saving ...");
        err.flush();
    }

    private TrainingConfiguration resolved() {
        return configuration.read(config.orElseThrow(() -> new InvalidInputException(
                "which configuration? Give the name of one, such as ntu60-xsub, or the path of a file")));
    }

    private int report(Trainer.Outcome outcome, Path run, TrainingConfiguration settings) {
        PrintWriter out = spec.commandLine().getOut();
        if (outcome == Trainer.Outcome.STOPPED) {
            out.println("saved; go on with '" + CommandName.with("train --resume --run", run) + "'");
            out.flush();
            return GracefulStop.EXIT_CODE;
        }
        String next =
                CommandName.with("evaluate", run, "--split", settings.data().test());
        out.println("trained; next: '" + next + "'");
        return 0;
    }
}
