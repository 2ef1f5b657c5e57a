package org.protogcn.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import org.protogcn.training.ForwardPass;
import org.protogcn.training.config.TrainingConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Computes a network's outputs for a given input. */
@Command(
        name = "forward",
        header = "Compute a network's outputs for a given input, for comparison with known figures.",
        description = {
            "",
            "Takes prepared input, not clips: [B,M,T,V,3] numbers in an .npy file. Persons, joints and all sizes of the "
                    + "network are those of the configuration; --set changes them:",
            "",
            "  network.width        channels of the first blocks, a multiple of 8",
            "  network.classes      number of actions",
            "  network.prototypes   rows of the prototype memory",
            "  network.input_norm   vc, mvc or none: what shares the batch norm at the input",
            "  network.intra, network.inter, network.reconstruction   true or false: the parts of the paper",
            "  recipe.layout        the joints: ntu25, coco17 or another built-in layout, or a file",
            "  recipe.persons       M",
            "",
            "T is that of the input. All keys stand below.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  protogcn forward --checkpoint j.pth --config ntu120-xsub --input in.npy --logits out.npy",
            "  protogcn forward --checkpoint tiny.pth --config ntu60-xsub --set network.width=16 \\",
            "      --set network.prototypes=12 --set network.classes=7 --input in.npy --logits out.npy \\",
            "      --topology topology.npy"
        })
final class ForwardCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--checkpoint",
            required = true,
            paramLabel = "FILE",
            description = "Weights: ours (.safetensors) or published ones (.pth).")
    private Path checkpoint;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "CONFIG",
            description = "The configuration, by name or path.")
    private String config;

    @Option(names = "--input", required = true, paramLabel = "FILE", description = "Input [B,M,T,V,3] (.npy).")
    private Path input;

    @Option(
            names = "--logits",
            required = true,
            paramLabel = "FILE",
            description = "Receives the class scores before softmax, [B,classes] (.npy).")
    private Path logits;

    @Option(
            names = "--topology",
            paramLabel = "FILE",
            description = "Receives the topology reconstructed from prototypes, mean over channels, [B,V*V] (.npy).")
    private Optional<Path> topology = Optional.empty();

    @Option(
            names = "--block-topology",
            paramLabel = "FILE",
            description = "Receives the last block's own topology, A_intra + A_inter, [B,M,K*C',V,V] (.npy).")
    private Optional<Path> blockTopology = Optional.empty();

    @Mixin
    private ConfigurationOptions configuration;

    @Mixin
    private ComputeOptions compute;

    @Override
    public Integer call() throws IOException {
        TrainingConfiguration resolved = configuration.read(config);
        NdArray clips = Npy.read(input);
        boolean explain = topology.isPresent() || blockTopology.isPresent();
        ForwardPass.Result result;
        try (Interruption interruption = new Interruption(spec.commandLine().getErr())) {
            result = ForwardPass.run(resolved, checkpoint, clips, compute.prepare(), explain);
            interruption.check();
        }
        write(logits, result.logits());
        if (topology.isPresent()) {
            write(topology.get(), result.reconstruction().orElseThrow());
        }
        if (blockTopology.isPresent()) {
            write(blockTopology.get(), result.topology().orElseThrow());
        }
        return 0;
    }

    private void write(Path file, NdArray array) throws IOException {
        Npy.write(file, array);
        spec.commandLine().getOut().println(file + ": " + array.type() + " " + Arrays.toString(array.shape()));
    }
}
