package org.protogcn.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.protogcn.InvalidInputException;
import org.protogcn.cli.progress.ProgressDisplay;
import org.protogcn.model.Calibration;
import org.protogcn.store.ClipStore;
import org.protogcn.training.Provenance;
import org.protogcn.training.RunCalibration;
import org.protogcn.training.SavedModel;
import org.protogcn.training.checkpoint.PthWriter;
import org.protogcn.training.config.TrainingConfiguration;
import org.protogcn.training.onnx.ModelExport;
import org.protogcn.training.onnx.OnnxModel;
import picocli.CommandLine;

/** Writes models in the form asked for, and says so. A model file is checked before it takes its place. */
final class ModelWriter {
    private final Path target;
    private final ModelForm form;
    private final ComputeOptions compute;
    private final CommandLine command;

    ModelWriter(Path target, ModelForm form, ComputeOptions compute, CommandLine command) {
        this.target = target;
        this.form = form;
        this.compute = compute;
        this.command = command;
    }

    /**
     * How to go down to eight bits.
     *
     * @param store clips to measure on; those of the first model's run unless given
     * @param anyLoss write it however much it loses
     */
    record Eight(Optional<Path> store, boolean anyLoss) {}

    /**
     * What a model file may have besides its networks.
     *
     * @param store clips for the check; those of the first model's run unless given
     * @param calibration a file of 'calibrate'; that of the run unless given, where there is a single one
     */
    record Extras(boolean explain, Optional<Path> store, Optional<Path> calibration, Optional<Eight> eight) {
        static final Extras NONE = new Extras(false, Optional.empty(), Optional.empty(), Optional.empty());

        boolean needOnnx() {
            return explain || calibration.isPresent() || eight.isPresent();
        }
    }

    /** @param sources what the models were opened from */
    void write(List<Path> sources, List<SavedModel> models, List<Double> weights, Extras extras) throws IOException {
        if (form != ModelForm.ONNX && (models.size() > 1 || extras.needOnnx())) {
            throw new InvalidInputException(
                    "only a file .onnx takes several models, explains, is calibrated or has eight " + "bits; " + target
                            + " can hold the weights of one");
        }
        Files.createDirectories(target.toAbsolutePath().getParent());
        switch (form) {
            case ONNX -> writeOnnx(model(sources, models, weights, extras), models, weights, extras);
            case SAFETENSORS -> models.get(0).write(target);
            case PTH -> PthWriter.write(target, models.get(0).published());
        }
        out().printf(Locale.ROOT, "%s: %.1f MB%n", target, Files.size(target) / 1e6);
    }

    /** Puts the eight-bit model in the place of the draft, if it is good enough. */
    private void quantize(OnnxModel model, Path draft, SavedModel saved, Eight eight) throws IOException {
        TrainingConfiguration.Data data = saved.configuration().data();
        Path coarse = draft.resolveSibling(draft.getFileName() + ".int8");
        try (ClipStore store = ClipStore.open(eight.store().orElse(Path.of(data.store())));
                ProgressDisplay progress = ProgressDisplay.begin(
                        "comparing", "clips", 0, store.split(data.test()).length, command.getErr())) {
            Int8Export.of(model, store, data.train()).write(coarse);
            Int8Export.Accuracy accuracy = Int8Export.compare(draft, coarse, store, data.test(), progress::at);
            if (!eight.anyLoss()) {
                accuracy.requireTolerable();
            }
            out().printf(
                            Locale.ROOT,
                            "eight bits: top-1 %.1f %% instead of %.1f %% of %d clips of %s%n",
                            100 * accuracy.int8(),
                            100 * accuracy.single(),
                            accuracy.clips(),
                            data.test());
            Files.move(coarse, draft, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(coarse);
        }
    }

    private OnnxModel model(List<Path> sources, List<SavedModel> models, List<Double> weights, Extras extras) {
        OnnxModel model = ModelExport.of(name(), models, weights, extras.explain(), Provenance.of(sources, models));
        return calibration(sources, extras).map(model::calibrated).orElse(model);
    }

    private static Optional<Calibration> calibration(List<Path> sources, Extras extras) {
        return extras.calibration()
                .map(RunCalibration::read)
                .or(() -> sources.size() > 1 ? Optional.empty() : RunCalibration.of(sources.get(0)));
    }

    private String name() {
        String name = target.getFileName().toString();
        return name.substring(0, name.length() - form.ending().length());
    }

    private void writeOnnx(OnnxModel model, List<SavedModel> models, List<Double> weights, Extras extras)
            throws IOException {
        Path draft = Files.createTempFile(target.toAbsolutePath().getParent(), "." + name(), form.ending());
        try {
            model.write(draft);
            ExportCheck.Result result = new ExportCheck(models, weights, compute.prepare())
                    .compare(draft, CheckClips.of(models.get(0), extras.store()));
            out().printf(
                            Locale.ROOT,
                            "checked on %s: scores differ by %.1e relative, the same first class for all%n",
                            result.clips(),
                            result.difference());
            if (extras.eight().isPresent()) {
                quantize(model, draft, models.get(0), extras.eight().get());
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private PrintWriter out() {
        return command.getOut();
    }
}
