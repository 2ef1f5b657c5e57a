package org.protogcn.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.protogcn.Printable;
import org.protogcn.store.edit.EditedStore;
import picocli.CommandLine.Option;

/** Where the store goes that a command makes of others, and how its making is shown. */
final class NewStoreOptions {
    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "STORE",
            description = "The folder of the new store.")
    private Path folder;

    @Option(names = "--replace", description = "Replace a store that is already there.")
    private boolean replace;

    /** Makes the store. */
    interface Making {
        EditedStore write(Path folder, boolean replace, IntConsumer progress);
    }

    /** Runs {@code making} under a progress display, which Ctrl-C ends, and prints what became of it. */
    void make(Making making, PrintWriter out, PrintWriter err) {
        EditedStore made = ClipProgress.show("copying", err, progress -> making.write(folder, replace, progress));
        out.println(made.clips() + " clips of " + made.classes() + " classes are in " + made.folder());
        made.splits().forEach((split, clips) -> out.println("  " + Printable.of(split) + ": " + clips + " clips"));
        out.println("See '" + CommandName.with("data info", made.folder()) + "'.");
    }
}
