package org.protogcn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.protogcn.store.ClipStore;
import org.protogcn.store.edit.StoreMerge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes one clip store of several. */
@Command(
        name = "merge",
        header = "Make one clip store of several with the same layout.",
        description = {"", "Classes are joined by their names, splits too. Clips must not share their ids.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
            "  protogcn data merge data/monday data/tuesday -o data/week",
            "  protogcn data merge data/lab data/home -o data/both --prefix"
        })
final class DataMergeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "2..*", paramLabel = "STORE", description = "The stores, in the order their clips shall come.")
    private List<Path> folders;

    @Option(names = "--prefix", description = "Put the name of its store's folder and a hyphen in front of every id.")
    private boolean prefix;

    @Mixin
    private NewStoreOptions target;

    @Override
    public Integer call() {
        List<ClipStore> stores = new ArrayList<>();
        try {
            folders.forEach(folder -> stores.add(ClipStore.open(folder)));
            StoreMerge merge = new StoreMerge(stores, prefix);
            target.make(
                    merge::write,
                    spec.commandLine().getOut(),
                    spec.commandLine().getErr());
        } finally {
            stores.forEach(ClipStore::close);
        }
        return 0;
    }
}
