package org.protogcn.benchmarks.loading;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.protogcn.benchmarks.JsonFile;
import org.protogcn.benchmarks.Machine;
import org.protogcn.benchmarks.TemporaryFolder;
import org.protogcn.skeleton.Stream;
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
                + "the share of its time that a training waits for data.",
        footer = "%nExample: benchmarks/loading --only waits",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:the two sides do not give the same numbers", "2:wrong usage"})
public final class LoadingCommand implements Callable<Integer> {
    /** Rotations are products of matrices, whose sums NumPy may order otherwise; coordinates are a few metres. */
    static final double TOLERANCE = 2e-6;

    private static final int CHECKED = 8;

    @Option(names = "--quick", description = "Few clips, few rounds and a small network: does it work, not how fast.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Only these of: ${COMPLETION-CANDIDATES}; races need python3 with NumPy.")
    private EnumSet<Part> only = EnumSet.allOf(Part.class);

    @Option(names = "--json", paramLabel = "FILE", description = "Write everything that was measured to this file.")
    private Path json;

    @Spec
    private CommandSpec spec;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new LoadingCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        JsonFile file = JsonFile.of(json, spec.commandLine());
        LibTorch.load(0);
        Machine machine = Machine.here();
        try (TemporaryFolder folder = TemporaryFolder.create("protogcn-loading")) {
            List<Result> races = only.contains(Part.RACES) ? races(folder.path()) : List.of();
            List<Waiting> waits = only.contains(Part.WAITS) ? waits(folder.path()) : List.of();
            LoadingReport report = new LoadingReport(machine, clips(), rounds(), races, waits);
            PrintWriter out = spec.commandLine().getOut();
            out.print(report.text());
            out.flush();
            file.write(report);
            return 0;
        } catch (DisagreementException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return 1;
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

    private List<Result> races(Path folder) throws IOException {
        List<Result> results = new ArrayList<>();
        try (NumpyChild numpy = NumpyChild.start(script())) {
            progress("beside NumPy " + numpy.ask("version"));
            for (Workload workload : Workload.ALL) {
                results.add(race(workload, numpy, folder.resolve(workload.name().replace(' ', '-'))));
                progress(results.get(results.size() - 1).row());
            }
        }
        return results;
    }

    private Result race(Workload workload, NumpyChild numpy, Path place) throws IOException {
        try (Race race = new Race(workload, clips(), numpy, place)) {
            double difference = race.difference(CHECKED);
            if (!(difference <= TOLERANCE)) {
                throw new DisagreementException(
                        workload.name() + ": the numbers of the two sides differ by " + difference);
            }
            return race.run(quick ? 1 : 5, rounds());
        }
    }

    /** The largest and the smallest network of a benchmark, whose steps are the longest and the shortest. */
    private List<Waiting> waits(Path folder) throws IOException {
        List<Waiting> waits = new ArrayList<>();
        for (String configuration : List.of("ntu60-xsub", "nw-ucla")) {
            Workload workload = Workload.of(configuration, Stream.J);
            for (String precision : List.of("fp32", "bf16")) {
                Path place = Files.createDirectory(folder.resolve(configuration + "-" + precision));
                waits.add(Waiting.measure(
                        place, workload, quick ? List.of("network.width=16") : List.of(), precision, quick ? 3 : 40));
                progress(waits.get(waits.size() - 1).row());
            }
        }
        return waits;
    }

    private void progress(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line.stripTrailing());
        err.flush();
    }

    private static final class DisagreementException extends RuntimeException {
        private static final long serialVersionUID = 1;

        DisagreementException(String message) {
            super(message);
        }
    }
}
