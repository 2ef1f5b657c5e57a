package org.protogcn.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.protogcn.InvalidInputException;
import org.protogcn.NearestName;
import org.protogcn.picture.ClipPicture;
import org.protogcn.skeleton.Clip;
import org.protogcn.store.ClipStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a clip. */
@Command(
        name = "show",
        header = "Draw a clip: a page for the browser, an animated GIF, or a contact sheet.",
        description = {
            "",
            "The ending of FILE says which: .html to play, stop and turn it, .gif, or .png and .svg for twelve moments side"
                    + " by side. Left is blue, right is orange.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  protogcn data show data/nw-ucla a05_s03_e02_v03",
            "  protogcn data show data/nw-ucla a05_s03_e02_v03 -o carry.gif"
        })
final class DataShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "STORE", description = "The folder of the store.")
    private Path store;

    @Parameters(index = "1", paramLabel = "ID", description = "The clip.")
    private String id;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to draw (default: ID.html in this folder).")
    private Optional<Path> output = Optional.empty();

    @Override
    public Integer call() {
        try (ClipStore opened = ClipStore.open(store)) {
            Clip clip = opened.clip(number(opened));
            Path file = output.orElseGet(() -> Path.of(clip.id().replaceAll("[^\\p{L}\\p{N}._-]", "_") + ".html"));
            ClipPicture.write(file, clip, opened.layout(), className(clip, opened.classNames()));
            spec.commandLine().getOut().println(file + " shows it.");
        }
        return 0;
    }

    private int number(ClipStore opened) {
        int number = opened.indexOf(id);
        if (number < 0) {
            List<String> ids =
                    IntStream.range(0, opened.size()).mapToObj(opened::id).toList();
            throw new InvalidInputException("store " + store + " has no clip '" + id + "'" + NearestName.hint(id, ids));
        }
        return number;
    }

    private static String className(Clip clip, List<String> names) {
        return clip.label() == Clip.UNLABELLED ? "" : names.get(clip.label());
    }
}
