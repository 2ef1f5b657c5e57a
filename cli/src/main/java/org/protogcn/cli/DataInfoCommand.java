package org.protogcn.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.protogcn.store.ClipStore;
import org.protogcn.store.StoreSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a clip store holds. */
@Command(
        name = "info",
        header = "Show what a clip store holds, and check every byte of it.",
        footerHeading = "%nExamples:%n",
        footer = {"  protogcn data info data/ntu60", "  protogcn data info data/ntu60 --json"})
final class DataInfoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STORE", description = "The folder of the store.")
    private Path store;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (ClipStore opened = ClipStore.open(store)) {
            StoreSummary summary = StoreSummary.of(opened);
            out.print(json ? Json.of(summary) + System.lineSeparator() : summary.toText());
            out.flush();
        }
        return 0;
    }
}
