package org.protogcn.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.protogcn.Printable;
import org.protogcn.inspect.LayoutCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with a layout file. */
@Command(
        name = "check",
        header = "Say all that is wrong or doubtful about a layout file.",
        description = {"", "Exit code 0 if it is a layout, doubts or not; 2 if it is none.", ""},
        footerHeading = "%nExamples:%n",
        footer = "  protogcn layout check my-layout.yaml")
final class LayoutCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The layout file.")
    private Path file;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        LayoutCheck check = LayoutCheck.of(file);
        print("wrong", check.problems(), out);
        print("doubtful", check.doubts(), out);
        if (!check.problems().isEmpty()) {
            return ExitCode.USAGE;
        }
        out.println(file + " is a layout; see it with '" + CommandName.with("layout show", file) + "'.");
        return ExitCode.OK;
    }

    private static void print(String title, List<String> sentences, PrintWriter out) {
        sentences.forEach(sentence -> out.println("%-11s%s".formatted(title + ":", Printable.of(sentence))));
    }
}
