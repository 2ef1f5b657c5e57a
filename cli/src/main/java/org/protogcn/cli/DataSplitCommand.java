package org.protogcn.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.protogcn.InvalidInputException;
import org.protogcn.Printable;
import org.protogcn.store.ClipStore;
import org.protogcn.store.StoreSplits;
import org.protogcn.store.edit.RandomSplit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a random split of a clip store. */
@Command(
        name = "split",
        header = "Draw a random split of a clip store, every class shared out alike.",
        description = {
            "",
            "The splits NAME_train, NAME_val and NAME_test are added to the store, or replaced; nothing else changes. The"
                    + " same store, shares and seed give the same splits.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  protogcn data split data/mine --train 0.8 --val 0.2",
            "  protogcn data split data/mine --train 0.7 --val 0.15 --test 0.15 --seed 2 --name second",
            "  protogcn data split data/ntu60 --train 0.8 --val 0.2 --by-subject P(\\d{3}) --name people"
        })
final class DataSplitCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STORE", description = "The folder of the store.")
    private Path folder;

    @Option(names = "--train", required = true, paramLabel = "SHARE", description = "For training, e.g. 0.8.")
    private double train;

    @Option(names = "--val", required = true, paramLabel = "SHARE", description = "For validation, e.g. 0.2.")
    private double val;

    @Option(names = "--test", paramLabel = "SHARE", description = "For a last test (default: none).")
    private Optional<Double> test = Optional.empty();

    @Option(
            names = "--by-subject",
            paramLabel = "REGEX",
            description =
                    "Keep all clips of a subject on one side; the expression finds the subject in a clip's id, in its"
                            + " first group or as a whole.")
    private Optional<String> subject = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Another one, another split (default: 1).")
    private long seed;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "random",
            description = "What the names of the splits begin with (default: random).")
    private String name;

    @Override
    public Integer call() {
        Map<String, int[]> splits = drawn();
        StoreSplits.put(folder, splits);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Splits of " + folder + ":");
        splits.forEach((split, clips) -> out.println("  " + Printable.of(split) + ": " + clips.length + " clips"));
        return 0;
    }

    private Map<String, int[]> drawn() {
        Optional<Pattern> bySubject = subject.map(DataSplitCommand::pattern);
        try (ClipStore store = ClipStore.open(folder)) {
            RandomSplit random = new RandomSplit(store, shares(), seed);
            return bySubject.map(random::bySubject).orElseGet(random::byClip);
        }
    }

    private Map<String, Double> shares() {
        Map<String, Double> shares = new LinkedHashMap<>();
        shares.put(name + "_train", train);
        shares.put(name + "_val", val);
        test.ifPresent(share -> shares.put(name + "_test", share));
        return shares;
    }

    private static Pattern pattern(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException e) {
            throw new InvalidInputException(
                    "--by-subject is '" + expression + "', which is no regular expression: " + e.getDescription(), e);
        }
    }
}
