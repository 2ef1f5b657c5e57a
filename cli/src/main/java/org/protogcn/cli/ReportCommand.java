package org.protogcn.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.protogcn.InvalidInputException;
import org.protogcn.cli.progress.ProgressDisplay;
import org.protogcn.report.NamedMatrix;
import org.protogcn.report.Report;
import org.protogcn.report.ReportContents;
import org.protogcn.runs.RunRecord;
import org.protogcn.store.ClipStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a run's report. */
@Command(
        name = "report",
        header = "Make one page of a run's results: curves, confusions with moving skeletons, calibration.",
        description = {
            "",
            "The page is one HTML file of at most 5 MB that needs no network. It is made of scores that 'evaluate' or "
                    + "'ensemble' has written.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  protogcn report runs/nw-ucla-j",
            "  protogcn report runs/nw-ucla-j --split xview_val -o nw-ucla.html --figures figures",
            "  protogcn report fused/scores.npz --store data/nw-ucla"
        })
final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN_OR_SCORES", description = "A run folder, a score file, or the folder of one.")
    private Path source;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description = "Of a run: whose scores (default: data.test, or the only split that has been evaluated).")
    private Optional<String> split = Optional.empty();

    @Option(
            names = "--store",
            paramLabel = "STORE",
            description = "The clip store, for the skeletons (default: data.store of the run).")
    private Optional<Path> store = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "The page (default: RUN/report.html; report.html beside a score file).")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--figures", paramLabel = "FOLDER", description = "Write the pictures there too, as SVG and PNG.")
    private Optional<Path> figures = Optional.empty();

    @Option(
            names = "--no-topologies",
            description =
                    "Leave out the classes' topologies, for which a run's network is asked about some hundred clips.")
    private boolean withoutTopologies;

    @Mixin
    private ComputeOptions compute;

    @Override
    public Integer call() {
        ReportSource found =
                RunRecord.isRun(source) ? ReportSource.ofRun(source, split) : ReportSource.ofScores(source);
        StoreSearch search = StoreSearch.of(store, found.run());
        try (ClipStore opened = search.store().orElse(null)) {
            ReportContents contents = found.contents(search, CommandName.typed());
            if (opened != null && !withoutTopologies && found.run().isPresent() && RunTopologies.areKnown(source)) {
                contents = contents.withTopologies(topologies(found, opened));
            }
            Path page = output.orElseGet(() -> found.folder().resolve("report.html"));
            Report.write(page, contents);
            tell(page, contents);
        }
        return 0;
    }

    private List<NamedMatrix> topologies(ReportSource found, ClipStore opened) {
        int work = RunTopologies.work(opened, found.split());
        try (ProgressDisplay progress = ProgressDisplay.begin(
                "topologies", "clips", 0, work, spec.commandLine().getErr())) {
            AtomicInteger done = new AtomicInteger();
            return RunTopologies.of(
                    found.folder(),
                    opened,
                    found.split(),
                    compute.prepare(),
                    () -> progress.at(done.incrementAndGet()));
        }
    }

    private void tell(Path page, ReportContents contents) {
        PrintWriter out = spec.commandLine().getOut();
        contents.notes().forEach(out::println);
        out.printf(Locale.ROOT, "report: %s (%.1f MB)%n", page, size(page) / 1e6);
        figures.ifPresent(folder -> {
            Report.writeFigures(folder, contents);
            out.println("figures: " + folder);
        });
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + " that was just written", e);
        }
    }
}
