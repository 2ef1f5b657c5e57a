package org.protogcn.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.protogcn.training.tensor.LibTorch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command behind {@code benchmarks/run}. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        description = "Compares the network that runs with the network as the paper writes it: the same results first, "
                + "then the time of training steps and of inference.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the two networks do not give the same results", "2:wrong usage"})
public final class BenchmarkCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "A small network and few rounds: seconds instead of minutes.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Write everything that was measured to this file.")
    private Path json;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that compute; by default libtorch's choice.")
    private int threads;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Timings of each network per task; by default 15, or 3 with --quick.")
    private Integer rounds;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchmarkCommand()).execute(arguments));
    }

    @Override
    public Integer call() {
        requireFolderOf(json);
        Plan plan = plan();
        LibTorch.load(threads);
        PrintWriter err = spec.commandLine().getErr();
        Report report = new Bench(plan, err::println).run();
        PrintWriter out = spec.commandLine().getOut();
        out.print(ReportText.of(report));
        out.flush();
        if (json != null) {
            write(report);
        }
        return report.agreement().holds() ? 0 : 1;
    }

    private Plan plan() {
        Plan plan = quick ? Plan.QUICK : Plan.FULL;
        if (rounds == null) {
            return plan;
        }
        if (rounds < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds must be 1 or more, got " + rounds);
        }
        return plan.withRounds(rounds);
    }

    /** Before the run, not after it. */
    private void requireFolderOf(Path file) {
        if (file != null && !Files.isDirectory(file.toAbsolutePath().getParent())) {
            throw new ParameterException(spec.commandLine(), "there is no folder to write " + file + " into");
        }
    }

    private void write(Report report) {
        try {
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(json.toFile(), report);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "cannot write " + json + ": " + e.getMessage(), e);
        }
    }
}
