package org.protogcn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.protogcn.InvalidInputException;
import org.protogcn.dataset.PublishedClasses;
import org.protogcn.io.Reason;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.training.SavedModel;
import org.protogcn.training.config.TrainingConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns a published checkpoint into a model of ours. */
@Command(
        name = "import",
        header = "Take over a published checkpoint (.pth), so that it describes itself from then on.",
        description = {
            "",
            "A checkpoint does not say what it was trained with: name the configuration and the stream. Every weight is "
                    + "held against that network; what is missing, unexpected or of another size is refused by name.",
            "",
            "The ending of MODEL chooses its form: .safetensors for evaluating and exporting, .onnx for services.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  protogcn model import j.pth --config ntu60-xsub --stream j -o models/ntu60-j.safetensors",
            "  protogcn model import b.pth --config ntu60-xsub --stream b --classes names.txt -o models/ntu60-b.onnx",
            "  protogcn evaluate models/ntu60-j.safetensors --store data/ntu60 --split xsub_val"
        })
final class ModelImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The checkpoint, as torch.save writes it.")
    private Path file;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "CONFIG",
            description = "What it was trained with: a configuration, by name or path.")
    private String config;

    @Option(
            names = "--classes",
            paramLabel = "FILE",
            description =
                    "Names of the classes, one a line in label order (default: those of the benchmark that CONFIG is for; "
                            + "otherwise class 0, class 1 ...).")
    private Optional<Path> classes = Optional.empty();

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            description = "The layout of the clips to come (default: the network's; coco17 for a network of coco20).")
    private Optional<String> layout = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "MODEL",
            description = "The new model, .safetensors or .onnx.")
    private Path output;

    @Mixin
    private ConfigurationOptions configuration;

    @Mixin
    private ComputeOptions compute;

    @Override
    public Integer call() throws IOException {
        ModelForm form = ModelForm.ofFile(output);
        TrainingConfiguration resolved = configuration.read(config);
        SavedModel model =
                SavedModel.imported(file, resolved, classNames(resolved), layout.map(SkeletonLayouts::named));
        ModelWriter writer = new ModelWriter(output, form, compute, spec.commandLine());
        writer.write(List.of(file), List.of(model), List.of(1.0), ModelWriter.Extras.NONE);
        return 0;
    }

    private List<String> classNames(TrainingConfiguration resolved) {
        if (classes.isEmpty()) {
            List<String> published = PublishedClasses.of(config);
            return published.size() == resolved.network().classes() ? published : List.of();
        }
        try {
            return Files.readAllLines(classes.get()).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new InvalidInputException("cannot read the class names " + classes.get() + ": " + Reason.of(e), e);
        }
    }
}
