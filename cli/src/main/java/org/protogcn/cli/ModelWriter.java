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
import org.protogcn.training.Provenance;
import org.protogcn.training.RunCalibration;
import org.protogcn.training.SavedModel;
import org.protogcn.training.checkpoint.PthWriter;
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
     * @param sources what the models were opened from
     * @param store clips for the check; those of the first model's run unless given
     */
    void write(
            List<Path> sources, List<SavedModel> models, List<Double> weights, boolean explain, Optional<Path> store)
            throws IOException {
        if (form != ModelForm.ONNX && (models.size() > 1 || explain)) {
            throw new InvalidInputException("only a file .onnx takes several models or explains; " + target
                    + " can hold the weights of one");
        }
        Files.createDirectories(target.toAbsolutePath().getParent());
        switch (form) {
            case ONNX -> writeOnnx(
                    model(sources, models, weights, explain),
                    models,
                    weights,
                    store);
            case SAFETENSORS -> models.get(0).write(target);
            case PTH -> PthWriter.write(target, models.get(0).published());
        }
        out().printf(Locale.ROOT, "%s: %.1f MB%n", target, Files.size(target) / 1e6);
    }

    private OnnxModel model(
            List<Path> sources, List<SavedModel> models, List<Double> weights, boolean explain) {
        OnnxModel model = ModelExport.of(name(), models, weights, explain, Provenance.of(sources, models));
        return sources.size() > 1
                ? model
                : RunCalibration.read(sources.get(0)).map(model::calibrated).orElse(model);
    }

    private String name() {
        String name = target.getFileName().toString();
        return name.substring(0, name.length() - form.ending().length());
    }

    private void writeOnnx(OnnxModel model, List<SavedModel> models, List<Double> weights, Optional<Path> store)
            throws IOException {
        Path draft = Files.createTempFile(target.toAbsolutePath().getParent(), "." + name(), form.ending());
        try {
            model.write(draft);
            ExportCheck.Result result =
                    new ExportCheck(models, weights, compute.prepare()).compare(draft, CheckClips.of(models.get(0), store));
            out().printf(
                    Locale.ROOT,
                    "checked on %s: scores differ by %.1e relative, the same first class for all%n",
                    result.clips(),
                    result.difference());
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private PrintWriter out() {
        return command.getOut();
    }
}
