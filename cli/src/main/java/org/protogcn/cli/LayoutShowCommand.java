package org.protogcn.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.protogcn.picture.LayoutPicture;
import org.protogcn.picture.LayoutTreeText;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a layout. */
@Command(
        name = "show",
        header = "Show a layout as a tree of bones, or draw it.",
        footerHeading = "%nExamples:%n",
        footer = {"  protogcn layout show coco17", "  protogcn layout show my-layout.yaml -o my-layout.svg"})
final class LayoutShowCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "LAYOUT", description = "A built-in layout by name, or a layout file.")
    private String layout;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Draw it into this .svg or .png file instead.")
    private Optional<Path> output = Optional.empty();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        SkeletonLayout shown = SkeletonLayouts.named(layout);
        if (output.isPresent()) {
            LayoutPicture.write(output.get(), shown);
            out.println(output.get() + " shows it.");
        } else {
            out.print(LayoutTreeText.of(shown));
            out.flush();
        }
        return 0;
    }
}
