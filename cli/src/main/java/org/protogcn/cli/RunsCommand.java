package org.protogcn.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.protogcn.runs.RunTable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares the runs of a folder. */
@Command(
        name = "runs",
        header = "List the runs of a folder, best first, with what differs between them.",
        description = {
            "",
            "Settings that all runs share are left out. Unfinished and damaged runs are listed too; notes say what is "
                    + "wrong with each.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {"  protogcn runs", "  protogcn runs runs --sort network.width", "  protogcn runs --csv"})
final class RunsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            defaultValue = "runs",
            description = "A folder of run folders (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Option(
            names = "--sort",
            paramLabel = "KEY",
            defaultValue = "validation",
            description = "run, validation, top1, top5, mean_class, loss, epochs, seconds, or the key of a setting "
                    + "(default: ${DEFAULT-VALUE}).")
    private String sort;

    @Option(names = "--reverse", description = "Worst first.")
    private boolean reversed;

    @ArgGroup
    private Form form = new Form();

    /** For programs. */
    private static final class Form {
        @Option(names = "--json", description = "Print JSON, with all settings.")
        private boolean json;

        @Option(names = "--csv", description = "Print comma-separated values.")
        private boolean csv;
    }

    @Override
    public Integer call() {
        RunTable table = RunTable.of(folder).sortedBy(sort, reversed);
        PrintWriter out = spec.commandLine().getOut();
        if (form.json) {
            out.println(RunListing.json(table));
        } else if (form.csv) {
            out.print(RunListing.csv(table));
        } else {
            out.print(RunListing.text(table));
        }
        out.flush();
        return 0;
    }
}
