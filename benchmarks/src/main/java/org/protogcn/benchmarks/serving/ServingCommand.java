package org.protogcn.benchmarks.serving;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.protogcn.benchmarks.JsonFile;
import org.protogcn.benchmarks.TemporaryFolder;
import org.protogcn.training.tensor.LibTorch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command behind {@code benchmarks/run serving}. */
@Command(
        name = "benchmarks/run serving",
        mixinStandardHelpOptions = true,
        description = "How fast clips are recognised: the network as the paper writes it, ours in libtorch, a plain "
                + "export to ONNX, and model files in single precision and in eight bits.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the forms do not give the same scores", "2:wrong usage"})
public final class ServingCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "A small network and few rounds: does it work, not how fast it is.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Write everything that was measured to this file.")
    private Path json;

    @Option(names = "--rounds", paramLabel = "N", description = "Timings of each form; by default 7, of six streams 3.")
    private Integer rounds;

    @Option(names = "--streams", paramLabel = "N", split = ",", description = "Numbers of streams; by default 1,6.")
    private List<Integer> streams;

    @Option(names = "--threads", paramLabel = "N", split = ",", description = "Numbers of threads; by default 2,1.")
    private List<Integer> threads;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ServingCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        ServingPlan plan = plan();
        JsonFile file = JsonFile.of(json, spec.commandLine());
        LibTorch.load(0);
        PrintWriter err = spec.commandLine().getErr();
        try (TemporaryFolder folder = TemporaryFolder.create("protogcn-serving")) {
            ServingReport report = new ServingBench(plan, err::println).run(folder.path());
            PrintWriter out = spec.commandLine().getOut();
            out.print(ServingText.of(report));
            out.flush();
            file.write(report);
            return report.agrees() ? 0 : 1;
        }
    }

    private ServingPlan plan() {
        ServingPlan plan = quick ? ServingPlan.QUICK : ServingPlan.FULL;
        return plan.with(
                between("--streams", streams == null ? plan.streams() : streams, 6),
                between("--threads", threads == null ? plan.threads() : threads, 1024),
                between("--rounds", List.of(rounds == null ? plan.rounds() : rounds), 1_000_000)
                        .get(0));
    }

    private List<Integer> between(String option, List<Integer> numbers, int most) {
        for (int number : numbers) {
            if (number < 1 || number > most) {
                throw new ParameterException(
                        spec.commandLine(), option + " takes numbers from 1 to " + most + ", got " + number);
            }
        }
        return numbers;
    }
}
