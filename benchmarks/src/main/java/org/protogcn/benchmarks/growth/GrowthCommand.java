package org.protogcn.benchmarks.growth;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.protogcn.benchmarks.AtLeast;
import org.protogcn.benchmarks.Machine;
import org.protogcn.io.DurableFile;
import org.protogcn.picture.Picture;
import org.protogcn.training.tensor.LibTorch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command behind {@code benchmarks/run growth}. */
@Command(
        name = "benchmarks/run growth",
        mixinStandardHelpOptions = true,
        description =
                "How time and memory of a training step and of inference grow with frames, persons, joints, width, "
                        + "classes and clips, one at a time, in single precision and in bfloat16, each size in a process of its own.",
        footer = "%nExample: benchmarks/run growth --out docs/images",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:wrong usage"})
public final class GrowthCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "FOLDER", description = "Write growth.csv, growth.svg and growth.png there.")
    private Path out;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that compute; by default libtorch's choice.")
    private int threads;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Timings of each size, as many untimed before; by default ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new GrowthCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        requireSense();
        LibTorch.load(threads);
        Machine machine = Machine.here();
        PrintWriter err = spec.commandLine().getErr();
        Growth growth = new Sweep(LibTorch.threads(), rounds, err::println).run();
        PrintWriter page = spec.commandLine().getOut();
        page.print(machine.text() + "\n" + GrowthText.of(growth));
        page.flush();
        if (out != null) {
            write(growth);
        }
        return 0;
    }

    private void requireSense() {
        AtLeast.require(spec.commandLine(), "--rounds", 1, rounds);
        if (out != null && !Files.isDirectory(out)) {
            throw new ParameterException(spec.commandLine(), "there is no folder " + out + " to write into");
        }
    }

    private void write(Growth growth) throws IOException {
        DurableFile.write(out.resolve("growth.csv"), GrowthText.csv(growth));
        Picture picture = GrowthPicture.of(growth);
        picture.write(out.resolve("growth.svg"));
        picture.write(out.resolve("growth.png"));
    }
}
