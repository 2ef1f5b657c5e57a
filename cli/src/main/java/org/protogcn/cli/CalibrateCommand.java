package org.protogcn.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.protogcn.InvalidInputException;
import org.protogcn.evaluation.CalibrationFit;
import org.protogcn.evaluation.Ensemble;
import org.protogcn.training.RunCalibration;
import org.protogcn.training.RunFolder;
import org.protogcn.training.config.TrainingConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
                    + "calibration.json of the run and from there into every model file exported from it alone.",
            "",
            "Several runs are calibrated as they are fused: their scores are joined by clip id and weighed. Say with -o where "
                    + "that goes, and hand it to 'model export --calibration'.",
            "",
            "Take a split that neither training nor the choice of the checkpoint has seen, and evaluate it first.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  protogcn evaluate runs/ntu60-xsub-j --split xsub_val",
            "  protogcn calibrate runs/ntu60-xsub-j --split xsub_val --false-alarms 0.01",
            "  protogcn calibrate --preset 2 runs/ntu60-xsub-j runs/ntu60-xsub-b -o fused.json",
            "  protogcn model export --preset 2 runs/ntu60-xsub-j runs/ntu60-xsub-b --calibration fused.json -o ntu60.onnx"
        })
final class CalibrateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN",
            description = "Run folders; several, also with score files among them, are fused.")
    private List<Path> sources;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description = "Which scores of run folders to take (default: data.validation of the run).")
    private Optional<String> split = Optional.empty();

    @Option(
            names = "--false-alarms",
            paramLabel = "RATE",
            defaultValue = "0.05",
            description = "Wrong answers to let through, as a share of all clips (default: 0.05).")
    private double falseAlarms;

    @Mixin
    private FusionOptions fusion;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write it (default: calibration.json of the run).")
    private Optional<Path> output = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Path file = output.orElseGet(this::fileOfTheRun);
        ScoreSources scores = new ScoreSources(split, TrainingConfiguration.Data::validation);
        Ensemble ensemble = Ensemble.of(scores.members(sources, fusion.weights(sources)));
        CalibrationFit fit = CalibrationFit.of(ensemble.fused(), falseAlarms);
        RunCalibration.write(file, fit.calibration());
        print(fit, spec.commandLine().getOut());
        spec.commandLine().getOut().println("written to " + file);
        return 0;
    }

    private Path fileOfTheRun() {
        if (sources.size() > 1) {
            throw new InvalidInputException(
                    "a calibration of several runs belongs to none of them; say with -o where to " + "write it");
        }
        return RunCalibration.file(RunFolder.open(sources.get(0)));
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
    }
}
