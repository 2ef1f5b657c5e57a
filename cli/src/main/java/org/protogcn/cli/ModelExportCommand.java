package org.protogcn.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.protogcn.training.SavedModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes trained networks as one file. */
@Command(
        name = "export",
        header = "Write trained networks as one file, for services or for PyTorch.",
        description = {
            "",
            "A model file (.onnx) holds everything that recognising takes: the networks of any number of streams, how "
                    + "clips are prepared, joints, classes, and where it all comes from. Before it is put in its place it is "
                    + "run beside the networks themselves, on real clips, and refused if their scores differ.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  protogcn model export runs/nw-ucla-j -o nw-ucla-j.onnx",
            "  protogcn model export --preset 2 runs/nw-ucla-j runs/nw-ucla-b -o nw-ucla.onnx",
            "  protogcn model export runs/nw-ucla-j --explain -o explained.onnx",
            "  protogcn model export runs/nw-ucla-j --checkpoint last -o nw-ucla-j.pth"
        })
final class ModelExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "MODEL",
            description = "Run folders, checkpoints or weights files; several are fused (.onnx only).")
    private List<Path> sources;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "The new file: .onnx, .safetensors or .pth.")
    private Path output;

    @Option(
            names = "--checkpoint",
            paramLabel = "NAME",
            defaultValue = "best",
            description = "Which of a run: best, last, or a name such as epoch-0010 (default: best).")
    private String checkpoint;

    @Mixin
    private FusionOptions fusion;

    @Option(
            names = "--explain",
            description = "Also yield features, topologies and prototype responses; for one model.")
    private boolean explain;

    @Option(
            names = "--store",
            paramLabel = "STORE",
            description = "Clips to check the file with (default: data.store of the first model).")
    private Optional<Path> store = Optional.empty();

    @Option(
            names = "--calibration",
            paramLabel = "FILE",
            description = "What 'calibrate -o' wrote for these runs (default: that of the run, if it is a single one).")
    private Optional<Path> calibration = Optional.empty();

    @Option(
            names = "--int8",
            description = "Calculate in eight bits: smaller and faster, and refused if it loses more than 0.5 points.")
    private boolean int8;

    @Option(names = "--any-loss", description = "With --int8: write the model however much it loses.")
    private boolean anyLoss;

    @Option(
            names = "--calibrate",
            paramLabel = "STORE",
            description =
                    "With --int8: the store whose training clips show which numbers occur and whose test clips say "
                            + "what is lost (default: that of --store).")
    private Optional<Path> calibrate = Optional.empty();

    @Mixin
    private ComputeOptions compute;

    @Override
    public Integer call() throws IOException {
        ModelForm form = ModelForm.ofFile(output);
        List<SavedModel> models = new ArrayList<>();
        for (Path source : sources) {
            models.add(SavedModel.open(source, checkpoint));
        }
        ModelWriter writer = new ModelWriter(output, form, compute, spec.commandLine());
        Optional<ModelWriter.Eight> eight =
                int8 ? Optional.of(new ModelWriter.Eight(calibrate.or(() -> store), anyLoss)) : Optional.empty();
        writer.write(
                sources, models, fusion.weights(sources), new ModelWriter.Extras(explain, store, calibration, eight));
        return 0;
    }
}
