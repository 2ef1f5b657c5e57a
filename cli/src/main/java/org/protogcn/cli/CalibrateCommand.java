package org.protogcn.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.protogcn.InvalidInputException;
import org.protogcn.evaluation.CalibrationFit;
import org.protogcn.evaluation.ScoreFile;
import org.protogcn.training.RunCalibration;
import org.protogcn.training.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds how far a network's scores can be trusted. */
@Command(
        name = "calibrate",
        header = "Find how far a network's scores can be trusted, and when it should rather not answer.",
        description = {
            "",
            "Fits a temperature to the scores of a split, so that a score of 0.8 is right in 80 of 100 cases, and chooses "
                    + "the threshold below which an answer is withheld, for a stated share of wrong answers. Both go into "
                    + "calibration.json of the run and from there into every model file exported from it.",
            "",
            "Take a split that neither training nor the choice of the checkpoint has seen, and evaluate it first.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  protogcn evaluate runs/ntu60-xsub-j --split xsub_val",
            "  protogcn calibrate runs/ntu60-xsub-j --split xsub_val --false-alarms 0.01"
        })
final class CalibrateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "The run folder.")
    private Path run;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description = "Whose scores to use (default: data.validation of the run).")
    private Optional<String> split = Optional.empty();

    @Option(
            names = "--false-alarms",
            paramLabel = "RATE",
            defaultValue = "0.05",
            description = "Wrong answers to let through, as a share of all clips (default: 0.05).")
    private double falseAlarms;

    @Override
    public Integer call() throws IOException {
        RunFolder folder = RunFolder.open(run);
        String chosen = split.orElseGet(() -> folder.configuration().data().validation());
        Path scores = folder.scores().resolve(chosen).resolve("scores.npz");
        if (!Files.exists(scores)) {
            throw new InvalidInputException("there are no scores of " + chosen + " in " + run
                    + "; evaluate it first: protogcn evaluate " + run + " --split " + chosen);
        }
        CalibrationFit fit = CalibrationFit.of(ScoreFile.read(scores), falseAlarms);
        RunCalibration.write(folder, fit.calibration());
        print(fit, spec.commandLine().getOut());
        return 0;
    }

    private void print(CalibrationFit fit, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "temperature %.3f: expected calibration error %.3f before, %.3f after%n",
                fit.calibration().temperature(),
                fit.before().expectedError(),
                fit.after().expectedError());
        out.printf(
                Locale.ROOT,
                "threshold %.3f: %.1f %% of the clips are answered, %.1f %% of all clips wrongly%n",
                fit.calibration().threshold(),
                100 * fit.answered(),
                100 * fit.wrong());
        out.println("written to " + RunCalibration.file(RunFolder.open(run)));
    }
}
