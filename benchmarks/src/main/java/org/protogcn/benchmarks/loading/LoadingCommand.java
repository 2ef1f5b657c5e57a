package org.protogcn.benchmarks.loading;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.protogcn.benchmarks.JsonFile;
import org.protogcn.benchmarks.Machine;
import org.protogcn.training.config.ConfigurationFiles;
import org.protogcn.training.tensor.LibTorch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command behind {@code benchmarks/loading}. */
@Command(
        name = "benchmarks/loading",
        mixinStandardHelpOptions = true,
        description = "Clips per second on one core, from the store to a batch, against the same steps in NumPy; then "
                + "the share of its time that a training waits for data. Needs python3 with NumPy.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the two sides do not give the same numbers", "2:wrong usage"})
public final class LoadingCommand implements Callable<Integer> {
    /** Rotations are products of matrices, whose sums NumPy may order otherwise; coordinates are a few metres. */
    static final double TOLERANCE = 2e-6;

    private static final int CHECKED = 8;

    @Option(names = "--quick", description = "Few clips, few rounds and a small network: does it work, not how fast.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Write everything that was measured to this file.")
    private Path json;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LoadingCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        JsonFile file = JsonFile.of(json, spec.commandLine());
        LibTorch.load(0);
        Machine machine = Machine.here();
        Path folder = Files.createTempDirectory("protogcn-loading");
        try (NumpyChild numpy = NumpyChild.start(script())) {
            List<Result> results = races(numpy, folder);
            if (results.size() < Workload.ALL.size()) {
                return 1;
            }
            Waiting waiting = Waiting.measure(folder, quick ? 16 : 96, quick ? 3 : 8);
            LoadingReport report =
                    new LoadingReport(machine, numpy.ask("version"), clips(), rounds(), results, waiting);
            PrintWriter out = spec.commandLine().getOut();
            out.print(report.text());
            out.flush();
            file.write(report);
            return 0;
        } finally {
            delete(folder);
        }
    }

    private int clips() {
        return quick ? 50 : 1000;
    }

    private int rounds() {
        return quick ? 3 : 9;
    }

    private static Path script() {
        return Path.of(System.getProperty(ConfigurationFiles.HOME_PROPERTY, ""), "benchmarks", "loading.py");
    }

    /** Up to the first workload on whose numbers the two sides disagree. */
    private List<Result> races(NumpyChild numpy, Path folder) throws IOException {
        List<Result> results = new ArrayList<>();
        PrintWriter err = spec.commandLine().getErr();
        for (Workload workload : Workload.ALL) {
            Path place = folder.resolve(workload.name().replace(' ', '-'));
            try (Race race = new Race(workload, clips(), numpy, place)) {
                double difference = race.difference(CHECKED);
                if (!(difference <= TOLERANCE)) {
                    err.println(workload.name() + ": the numbers of the two sides differ by " + difference);
                    return results;
                }
                results.add(race.run(quick ? 1 : 5, rounds()));
                err.print(results.get(results.size() - 1).row());
                err.flush();
            }
        }
        return results;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
