package org.protogcn.benchmarks.evaluation;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.protogcn.benchmarks.AtLeast;
import org.protogcn.benchmarks.JsonFile;
import org.protogcn.benchmarks.TemporaryFolder;
import org.protogcn.training.tensor.LibTorch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command behind {@code benchmarks/run evaluation}. */
@Command(
        name = "benchmarks/run evaluation",
        mixinStandardHelpOptions = true,
        description =
                "How long it takes to score recordings, from the clip store to scores, beside the forward passes of "
                        + "the network alone, for batches of different sizes.",
        footer = "%nExample: benchmarks/run evaluation --batch 64,160 --rounds 3",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "2:wrong usage"})
public final class EvaluationCommand implements Callable<Integer> {
    @Option(names = "--quick", description = "A small network and few clips: does it work, not how fast it is.")
    private boolean quick;

    @Option(names = "--recordings", paramLabel = "N", description = "Recordings to score; by default 24.")
    private Integer recordings;

    @Option(
            names = "--batch",
            paramLabel = "N",
            split = ",",
            description = "Samples that go through the network together, at least the 10 of a recording; by default"
                    + " 10,64.")
    private List<Integer> batches;

    @Option(names = "--rounds", paramLabel = "N", description = "Timings of each; by default 4.")
    private Integer rounds;

    @Option(names = "--threads", paramLabel = "N", description = "Threads that compute; by default libtorch's choice.")
    private int threads;

    @Option(names = "--json", paramLabel = "FILE", description = "Write everything that was measured to this file.")
    private Path json;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new EvaluationCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        EvaluationPlan plan = plan();
        JsonFile file = JsonFile.of(json, spec.commandLine());
        LibTorch.load(threads);
        PrintWriter err = spec.commandLine().getErr();
        try (TemporaryFolder folder = TemporaryFolder.create("protogcn-evaluation")) {
            EvaluationReport report =
                    new EvaluationBench(plan, err::println).run(folder.path().resolve("clips"));
            PrintWriter out = spec.commandLine().getOut();
            out.print(report.text());
            out.flush();
            file.write(report);
        }
        return 0;
    }

    private EvaluationPlan plan() {
        EvaluationPlan plan = quick ? EvaluationPlan.QUICK : EvaluationPlan.FULL;
        List<Integer> wanted = batches == null ? plan.batches() : batches;
        wanted.forEach(batch -> atLeast("--batch", plan.samples(), batch));
        return plan.with(
                atLeast("--recordings", 1, recordings == null ? plan.recordings() : recordings),
                wanted,
                atLeast("--rounds", 1, rounds == null ? plan.rounds() : rounds));
    }

    private int atLeast(String option, int least, int number) {
        return AtLeast.require(spec.commandLine(), option, least, number);
    }
}
