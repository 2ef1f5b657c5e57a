package org.protogcn.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.protogcn.InvalidInputException;
import org.protogcn.cli.ablation.AblationPlan;
import org.protogcn.cli.ablation.ChildJvm;
import org.protogcn.cli.ablation.CoreGroup;
import org.protogcn.cli.ablation.CoreGroups;
import org.protogcn.cli.ablation.Grid;
import org.protogcn.cli.ablation.PlannedRun;
import org.protogcn.cli.ablation.RunQueue;
import org.protogcn.cli.ablation.Study;
import org.protogcn.cli.ablation.Variant;
import org.protogcn.cli.ablation.Workplace;
import org.protogcn.evaluation.ablation.AblationReport;
import org.protogcn.evaluation.ablation.AblationTable;
import org.protogcn.skeleton.Stream;
import org.protogcn.training.GracefulStop;
import org.protogcn.training.config.ConfigurationFiles;
import org.protogcn.training.config.TrainingConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains variants of a configuration and puts them side by side. */
@Command(
        name = "ablate",
        header = "Train variants of a configuration, with several seeds, and compare them in a table.",
        description = {
            "",
            "A study of the paper (--study), any grid of configuration keys (--set with several values), or both together. Every "
                    + "run is trained and scored by a process of its own, so that one that fails harms no other. Repeated, "
                    + "the command skips what is finished and goes on with what was broken off; Ctrl-C lets all runs save. "
                    + "Runs are named by what differs from the configuration: tables with a variant in common share its run.",
            "",
            "Studies:",
            "  components   Table 3: baseline, + MTE, + CSCL, + PRN, all",
            "  objectives   Table 4: SkeletonGCL and FR-Head in the place of prototypes and their loss",
            "  topologies   Table 4: without A_intra, without A_inter, without both",
            "  lambda       Figure 3: loss.lambda 0.1 to 0.5",
            "  prototypes   Figure 3: network.prototypes 20 to 400",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  protogcn ablate utd-mhad --stream b --seeds 1,2,3",
            "  protogcn ablate utd-mhad --stream b --study lambda --seeds 1,2,3 --parallel 2 --threads 1",
            "  protogcn ablate my.yaml --set network.width=24,48 --set optimizer.rate=0.05,0.1 --set schedule.epochs=30",
            "  protogcn ablate ntu120-xsub --stream b --parallel 4 --device cuda:0,cuda:1,cuda:2,cuda:3"
        })
final class AblateCommand implements Callable<Integer> {
    /** Longer than that of the trainings, which it waits for. */
    private static final Duration PATIENCE = Duration.ofMinutes(11);

    private static final int MOST_AT_ONCE = 256;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "CONFIG", description = "The configuration, by name or path.")
    private String config;

    @Option(
            names = "--study",
            paramLabel = "STUDY",
            description = "One of those above (default: components, if --set gives no grid).")
    private Optional<Study> study = Optional.empty();

    @Option(
            names = "--stream",
            paramLabel = "STREAM",
            defaultValue = "j",
            converter = StreamConverter.class,
            description = "What the network sees (default: j).")
    private Stream stream;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE[,VALUE...]",
            description = "Override a key of the configuration; with several values, one variant for each.")
    private List<String> sets = new ArrayList<>();

    @Option(
            names = "--seeds",
            paramLabel = "N[,N...]",
            split = ",",
            description = "Train every variant with each of these (default: the configuration's).")
    private List<Long> seeds = new ArrayList<>();

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description = "Compare on this split (default: data.test of the configuration).")
    private Optional<String> split = Optional.empty();

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where runs and tables go (default: runs/NAME-STREAM-ablation).")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Runs at the same time (default: 1). On Linux each has a group of neighbouring cores to itself, "
                            + "where there are as many.")
    private int parallel;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that compute, for each run (default: the cores of its group).")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--device",
            paramLabel = "DEVICE[,DEVICE...]",
            split = ",",
            defaultValue = "auto",
            description = "auto, cpu or cuda:N; several take turns (default: auto).")
    private List<String> devices;

    @Option(names = "--json", description = "Print the table as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        requireSensible();
        AblationPlan.Source source = new AblationPlan.Source(ConfigurationFiles.find(config), stream, grid().fixed());
        TrainingConfiguration base = source.configuration();
        Path place = folder.orElseGet(() -> Path.of("runs", base.name() + "-ablation"));
        AblationPlan plan = AblationPlan.of(source, variants(), seeds, place, split);
        plan.requireOwnFolders();
        List<PlannedRun> open =
                plan.runs().stream().filter(run -> !run.isFinished()).toList();
        announce(open.size(), plan.runs().size(), place);
        if (!open.isEmpty()) {
            train(open, place);
        }
        return report(plan, base, place);
    }

    private void announce(int open, int all, Path place) {
        say(
                open == 0
                        ? "all runs are finished"
                        : open + " of " + all + " runs to do; what they say goes to " + place.resolve("logs"));
    }

    private void requireSensible() {
        if (parallel < 1 || parallel > MOST_AT_ONCE) {
            throw new InvalidInputException("--parallel is " + parallel + "; expected 1 to " + MOST_AT_ONCE);
        }
        threads.filter(n -> n < 1 || n > ComputeOptions.MOST_THREADS).ifPresent(n -> {
            throw new InvalidInputException("--threads is " + n + "; expected 1 to " + ComputeOptions.MOST_THREADS);
        });
    }

    private Grid grid() {
        return Grid.of(sets);
    }

    private List<Variant> variants() {
        Grid grid = grid();
        return chosenStudy().map(s -> grid.appliedTo(s.variants())).orElseGet(grid::variants);
    }

    private Optional<Study> chosenStudy() {
        return study.isEmpty() && grid().keys().isEmpty() ? Optional.of(Study.COMPONENTS) : study;
    }

    /** E.g. {@code components} or {@code lambda, width}. */
    private String tableName() {
        java.util.stream.Stream<String> studied =
                chosenStudy().stream().map(s -> s.name().toLowerCase(Locale.ROOT));
        return java.util.stream.Stream.concat(studied, grid().keys().stream())
                .reduce((first, second) -> first + ", " + second)
                .orElseThrow();
    }

    /** Does not return if it is interrupted: the process ends here. */
    private void train(Collection<PlannedRun> runs, Path place) throws IOException {
        int asked = threads.orElseGet(() -> usualThreads(CoreGroups.of(parallel)));
        ChildJvm jvm = new ChildJvm(Main.class, asked);
        List<CoreGroup> groups = CoreGroups.of(Math.min(parallel, runs.size()));
        List<Workplace> places = IntStream.range(0, groups.size())
                .mapToObj(i -> new Workplace(
                        devices.get(i % devices.size()), groups.get(i).withRoomFor(asked)))
                .toList();
        try (GracefulStop stop =
                new GracefulStop(PATIENCE, () -> say("stopping: all runs finish their step and save ..."))) {
            RunQueue queue = new RunQueue(jvm, places, place.resolve("logs"), new Sayings(runs.size()));
            if (!queue.work(runs, stop)) {
                say("interrupted; repeat the command to go on");
            }
        }
    }

    /** The same for all runs: as many as the smallest group keeps busy, and no more than an equal share. */
    private static int usualThreads(List<CoreGroup> groups) {
        int share = Math.max(1, cores() / groups.size());
        return groups.stream().mapToInt(group -> group.atMost(share)).min().orElse(share);
    }

    /** What the launcher found. */
    private static int cores() {
        return Optional.ofNullable(System.getenv("OMP_NUM_THREADS"))
                .filter(number -> number.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }

    private int report(AblationPlan plan, TrainingConfiguration base, Path place) throws IOException {
        String name = tableName();
        AblationTable table = plan.table(base.name() + ", " + name);
        AblationReport.write(place, name.replace(", ", "+"), table);
        PrintWriter out = spec.commandLine().getOut();
        out.print(json ? Json.of(AblationReport.toMap(table)) + "\n" : table.text());
        out.flush();
        say("table and figure: " + place.resolve(name.replace(", ", "+")) + ".{json,csv,svg,png}");
        requireComplete(plan);
        return 0;
    }

    private static void requireComplete(AblationPlan plan) {
        long unfinished = plan.runs().stream().filter(run -> !run.isFinished()).count();
        if (unfinished > 0) {
            throw new InvalidInputException(unfinished + " of " + plan.runs().size()
                    + " runs failed; mend what they say, and repeat the command");
        }
    }

    private void say(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(line);
        err.flush();
    }

    /** A line for each thing that happens. */
    private final class Sayings implements RunQueue.Listener {
        private final int runs;
        private final AtomicInteger done = new AtomicInteger();

        Sayings(int runs) {
            this.runs = runs;
        }

        @Override
        public void onStart(PlannedRun run) {
            say("begun:    " + run.name());
        }

        @Override
        public void onFinish(PlannedRun run, double seconds) {
            say(String.format(
                    Locale.ROOT, "finished: %s, %d of %d, %.0f s", run.name(), done.incrementAndGet(), runs, seconds));
        }

        @Override
        public void onFailure(PlannedRun run, String reason, Path log) {
            say("failed:   " + run.name() + ": " + reason + " (" + log + ")");
        }
    }
}
