package org.protogcn.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.protogcn.dataset.ClipFormats;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.FormatOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the formats that can be read, and the options of one. */
@Command(
        name = "formats",
        header = "Show the formats that can be read, and what can be set for one.",
        footerHeading = "%nExamples:%n",
        footer = {"  protogcn data formats", "  protogcn data formats csv"})
final class DataFormatsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FORMAT", description = "Show the options of this one.")
    private Optional<String> format = Optional.empty();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        format.map(ClipFormats::named).ifPresentOrElse(chosen -> print(chosen, out), () -> ClipFormats.all()
                .forEach(each -> out.println(line(each))));
        return 0;
    }

    static String line(ClipFormat format) {
        return "%-18s%s".formatted(format.name(), format.description());
    }

    private static void print(ClipFormat format, PrintWriter out) {
        out.println(line(format));
        if (format.options().isEmpty()) {
            out.println("It has no options.");
        }
        for (FormatOption<?> option : format.options()) {
            String fallback = option.fallback().isEmpty() ? "" : " (default: " + option.fallback() + ")";
            out.println();
            out.println("  --set " + option.name() + "=" + option.values() + fallback);
            out.println("      " + option.description());
        }
    }
}
