package org.protogcn.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.protogcn.cli.progress.ProgressDisplay;
import org.protogcn.dataset.SyntheticStore;
import org.protogcn.synthetic.SyntheticActions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The whole way in a few minutes, by the commands that a user would type. */
@Command(
        name = "quickstart",
        header = "Train and evaluate on made-up people, in a few minutes, without any data.",
        description = {
            "",
            "People of different build, views and tempo do ten actions, in pairs that differ only in a detail, as "
                    + "writing and typing do. A small network learns from some of them and is tried on others. Clips go to "
                    + "data/quickstart, the run to runs/quickstart-b.",
            ""
        })
final class QuickstartCommand implements Callable<Integer> {
    private static final SyntheticActions PEOPLE = new SyntheticActions(1, 12, 4, 6, 4);
    private static final Path STORE = Path.of("data", "quickstart");

    /** The network is so small that threads would wait for each other longer than they would help. */
    private static final int THREADS = 1;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Override a key of the configuration 'quickstart', e.g. --set schedule.epochs=2.")
    private List<String> sets = List.of();

    @Mixin
    private ComputeOptions compute;

    @Override
    public Integer call() {
        if (!Files.exists(STORE)) {
            makeClips();
        }
        Path run = freeFolder();
        int trained = type(
                Stream.of("train", "quickstart", "--stream", "b", "--run", run.toString()),
                Stream.concat(settings(), compute.arguments(THREADS)));
        if (trained != 0) {
            return trained;
        }
        int evaluated = type(Stream.of("evaluate", run.toString(), "--split", "test"), compute.arguments(THREADS));
        if (evaluated == 0) {
            farewell(run);
        }
        return evaluated;
    }

    private void makeClips() {
        PrintWriter err = spec.commandLine().getErr();
        try (Interruption interruption = new Interruption(err);
                ProgressDisplay progress =
                        ProgressDisplay.begin("making clips", "clips", 0, ProgressDisplay.UNKNOWN, err)) {
            SyntheticStore.write(STORE, PEOPLE, clips -> {
                progress.at(clips);
                interruption.check();
            });
        }
    }

    private static Path freeFolder() {
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> Path.of("runs", n == 1 ? "quickstart-b" : "quickstart-b-" + n))
                .filter(folder -> !Files.exists(folder))
                .findFirst()
                .orElseThrow();
    }

    private Stream<String> settings() {
        return sets.stream().flatMap(set -> Stream.of("--set", set));
    }

    /** Runs a command as if it had been typed. */
    private int type(Stream<String> command, Stream<String> options) {
        String[] arguments = Stream.concat(command, options).toArray(String[]::new);
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        out.println("$ " + CommandName.with((Object[]) arguments));
        return Main.run(out, spec.commandLine().getErr(), arguments);
    }

    private void farewell(Path run) {
        PrintWriter out = spec.commandLine().getOut();
        out.println();
        out.println("Nobody in the split 'test' was seen in training. What was taken for what: "
                + run.resolve("scores/test/confusion.png"));
        out.println("Next, ask the network about one recording:");
        out.println("  " + CommandName.with("predict", run, STORE, "--clip", "P20-writing-01"));
    }
}
