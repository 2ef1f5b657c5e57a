package org.protogcn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.protogcn.InvalidInputException;
import org.protogcn.io.Reason;
import org.protogcn.store.ClipStore;
import org.protogcn.store.edit.StoreSubset;
import org.protogcn.store.edit.SubsetChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a clip store of some clips of another. */
@Command(
        name = "subset",
        header = "Make a clip store of some clips of another.",
        description = {
            "",
            "All conditions hold together. Labels stay as they are, unless classes are chosen or renamed: then those that"
                    + " are left are numbered anew.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  protogcn data subset data/ntu60 -o data/ntu60-val --split xsub_val",
            "  protogcn data subset data/mine -o data/two --classes wave,clap",
            "  protogcn data subset data/mine -o data/coarse --label-map run=move --label-map walk=move",
            "  protogcn data subset data/mine -o data/clean --ids good.txt"
        })
final class DataSubsetCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STORE", description = "The folder of the store.")
    private Path folder;

    @Option(names = "--split", paramLabel = "SPLIT", description = "Only clips of this split.")
    private Optional<String> split = Optional.empty();

    @Option(
            names = "--classes",
            paramLabel = "CLASS,...",
            description = "Only clips of these classes; as often as needed, once for a name that has commas in it.")
    private List<String> classes = new ArrayList<>();

    @Option(names = "--ids", paramLabel = "FILE", description = "Only the clips whose ids this text names, one a line.")
    private Optional<Path> ids = Optional.empty();

    @Option(
            names = "--label-map",
            paramLabel = "CLASS=NAME",
            description = "Give a class another name; classes of one name become one. As often as needed.")
    private Map<String, String> renamed = new LinkedHashMap<>();

    @Mixin
    private NewStoreOptions target;

    @Override
    public Integer call() {
        try (ClipStore store = ClipStore.open(folder)) {
            SubsetChoice choice =
                    new SubsetChoice(split, classNames(store.classNames()), ids.map(DataSubsetCommand::lines), renamed);
            target.make(
                    new StoreSubset(store, choice)::write,
                    spec.commandLine().getOut(),
                    spec.commandLine().getErr());
        }
        return 0;
    }

    /** A value is the name of a class, commas and all, or names parted by commas. */
    private List<String> classNames(List<String> known) {
        return classes.stream()
                .flatMap(value -> known.contains(value) ? Stream.of(value) : Stream.of(value.split(",", -1)))
                .toList();
    }

    private static Set<String> lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        } catch (IOException e) {
            throw new InvalidInputException("cannot read the ids of " + file + ": " + Reason.of(e), e);
        }
    }
}
