package org.protogcn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.protogcn.Printable;
import org.protogcn.model.ModelCard;
import org.protogcn.model.ModelCards;
import org.protogcn.prepare.Recipe;
import org.protogcn.runtime.Recognizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a model file says of itself. */
@Command(
        name = "info",
        header = "Show what a model file says of itself.",
        footerHeading = "%nExamples:%n",
        footer = {"  protogcn model info nw-ucla.onnx", "  protogcn model info nw-ucla.onnx --json"})
final class ModelInfoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The model file (.onnx).")
    private Path file;

    @Option(names = "--json", description = "Print the whole description as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        ModelCard card = Recognizer.describe(file);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ModelCards.toJson(card));
        } else {
            print(card, out);
        }
        return 0;
    }

    private static void print(ModelCard card, PrintWriter out) {
        Recipe recipe = card.recipe();
        line(out, "model", card.name());
        line(
                out,
                "streams",
                card.streams().stream()
                        .map(share -> share.stream().key() + " × " + share.weight())
                        .collect(Collectors.joining(", ")));
        line(out, "classes", card.classes().size() + ": " + String.join(", ", card.classes()));
        line(out, "takes clips of", card.stored().name() + ", " + card.stored().size() + " joints");
        line(
                out,
                "network sees",
                card.seen().name() + ", " + recipe.frames() + " frames, " + recipe.persons() + " person(s), "
                        + card.samples() + " samples averaged");
        card.calibration()
                .ifPresent(c -> line(
                        out,
                        "calibrated",
                        String.format(
                                Locale.ROOT,
                                "temperature %.3f, answers from %.3f on, for a false-alarm rate of %.3f",
                                c.temperature(),
                                c.threshold(),
                                c.falseAlarmRate())));
        card.provenance().path("networks").forEach(network -> printOrigin(network, out));
    }

    private static void printOrigin(JsonNode network, PrintWriter out) {
        line(out, "made from", network.path("file").asText());
        network.path("accuracy")
                .properties()
                .forEach(split -> line(
                        out,
                        "  " + split.getKey(),
                        String.format(
                                Locale.ROOT,
                                "top-1 %.1f %% of %d clips",
                                100 * split.getValue().path("top1").asDouble(),
                                split.getValue().path("clips").asInt())));
    }

    private static void line(PrintWriter out, String what, String value) {
        out.printf(Locale.ROOT, "%-16s%s%n", Printable.of(what), Printable.of(value));
    }
}
