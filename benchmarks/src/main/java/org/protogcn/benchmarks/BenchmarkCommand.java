package org.protogcn.benchmarks;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
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
        description =
                "Compares the network that runs, in single precision and in bfloat16, with the network as the paper "
                        + "writes it: the same results first, then the time of training steps and of inference beside the peak of "
                        + "the machine, the memory, and where the time goes.",
        footer = {
            "%nExample: benchmarks/run --rounds 5 --json report.json",
            "See also: benchmarks/run growth --help, benchmarks/run evaluation --help, benchmarks/run serving"
                    + " --help"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the networks do not give the same results", "2:wrong usage"})
public final class BenchmarkCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "A small network and few rounds: seconds instead of minutes.")
    private boolean quick;

    @Option(names = "--all", description = "Every combination instead of every kind: an hour instead of minutes.")
    private boolean all;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Only these of: ${COMPLETION-CANDIDATES}; results are compared in any case.")
    private EnumSet<Part> only = EnumSet.allOf(Part.class);

    @Option(names = "--json", paramLabel = "FILE", description = "Write everything that was measured to this file.")
    private Path json;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that compute, beside the settings with one; by default libtorch's choice.")
    private int threads;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Timings of each variant per setting, at most; by default 9, or 3 with --quick.")
    private Integer rounds;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchmarkCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() {
        JsonFile file = JsonFile.of(json, spec.commandLine());
        requireSense();
        LibTorch.load(threads);
        PrintWriter err = spec.commandLine().getErr();
        Report report = new Bench(plan(LibTorch.threads()), err::println).run();
        PrintWriter out = spec.commandLine().getOut();
        out.print(ReportText.of(report));
        out.flush();
        file.write(report);
        return report.agrees() ? 0 : 1;
    }

    private void requireSense() {
        if (rounds != null) {
            AtLeast.require(spec.commandLine(), "--rounds", 1, rounds);
        }
        if (quick && all) {
            throw new ParameterException(spec.commandLine(), "--quick and --all contradict each other, leave one out");
        }
    }

    private Plan plan(int cores) {
        Plan plan = quick ? Plan.quick(cores) : all ? Plan.all(cores) : Plan.standard(cores);
        return (rounds == null ? plan : plan.withRounds(rounds)).only(only);
    }
}
