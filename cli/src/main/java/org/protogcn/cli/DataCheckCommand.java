package org.protogcn.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.protogcn.InvalidInputException;
import org.protogcn.cli.progress.ProgressDisplay;
import org.protogcn.inspect.DataCheck;
import org.protogcn.inspect.DataReport;
import org.protogcn.inspect.Severity;
import org.protogcn.inspect.Subjects;
import org.protogcn.io.DurableFile;
import org.protogcn.io.Reason;
import org.protogcn.store.ClipStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks for what is wrong with a dataset. */
@Command(
        name = "check",
        header = "Find what is wrong with a dataset before training on it.",
        description = {
            "",
            "Numbers, persons, frozen and jumping joints, units and axes, copies, class balance, people on both sides of"
                    + " a split. What each finding means: docs/data-check.md.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  protogcn data check data/nw-ucla",
            "  protogcn data check data/mine --subject person([0-9]+) --json mine.json --strict"
        })
final class DataCheckCommand implements Callable<Integer> {
    private static final int HAS_ERRORS = 1;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STORE", description = "The folder of the store.")
    private Path store;

    @Option(
            names = "--split-by",
            paramLabel = "REGEX",
            description = "Compare splits told by the group in this expression from the clips' ids, instead of those of"
                    + " the store.")
    private Optional<String> splitBy = Optional.empty();

    @Option(
            names = "--subject",
            paramLabel = "REGEX",
            description = "Tell who acts by the group in this expression from the clips' ids, where the naming is not"
                    + " that of a benchmark.")
    private Optional<String> subject = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "Write the whole report there too, as JSON.")
    private Optional<Path> json = Optional.empty();

    @Option(names = "--strict", description = "End with exit code 1 if there are errors.")
    private boolean strict;

    @Override
    public Integer call() {
        Subjects subjects = subject.map(Subjects::by).orElseGet(Subjects::known);
        DataReport report = check(new DataCheck(splitBy, subjects));
        json.ifPresent(file -> write(file, report));
        PrintWriter out = spec.commandLine().getOut();
        out.print(report.toText());
        out.flush();
        return strict && report.count(Severity.ERROR) > 0 ? HAS_ERRORS : 0;
    }

    private DataReport check(DataCheck check) {
        PrintWriter err = spec.commandLine().getErr();
        try (ClipStore opened = ClipStore.open(store);
                Interruption interruption = new Interruption(err);
                ProgressDisplay progress = ProgressDisplay.begin("checking", "clips", 0, opened.size(), err)) {
            return check.run(opened, clips -> {
                progress.at(clips);
                interruption.check();
            });
        }
    }

    private static void write(Path file, DataReport report) {
        try {
            DurableFile.write(file, Json.of(report) + "\n");
        } catch (IOException e) {
            throw new InvalidInputException("cannot write the report " + file + ": " + Reason.of(e), e);
        }
    }
}
