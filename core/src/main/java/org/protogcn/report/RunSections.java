package org.protogcn.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.protogcn.runs.Curves;
import org.protogcn.runs.Curves.Epoch;
import org.protogcn.runs.RunRecord;
import org.protogcn.runs.RunTable;

/** What a run's folder says of the training. */
final class RunSections {
    private final RunRecord run;
    private final String split;
    private final String command;

    RunSections(RunRecord run, String split, String command) {
        this.run = run;
        this.split = split;
        this.command = command;
    }

    /** Curves; nothing before the first epoch has ended. */
    Optional<Section> learning() {
        Curves curves = run.curves().thinned(TrainingCharts.MOST_EPOCHS);
        if (curves.epochs().isEmpty()) {
            return Optional.empty();
        }
        StringBuilder html = new StringBuilder("<div class=\"pair\">");
        TrainingCharts.losses(curves)
                .ifPresent(picture -> html.append(Html.figure(picture, "Losses, means over each epoch.")));
        TrainingCharts.accuracies(curves)
                .ifPresent(picture -> html.append(Html.figure(picture, accuracyCaption(run.curves()))));
        html.append("</div>")
                .append(Html.details(
                        curves.epochs().size() + " of " + run.curves().epochs().size() + " epochs in numbers",
                        epochTable(curves)));
        return Optional.of(new Section("learning", "Learning", html.toString()));
    }

    private static String accuracyCaption(Curves curves) {
        return "Accuracy while learning."
                + (curves.highest(Curves.VALIDATION).isEmpty()
                        ? ""
                        : " The best on the validation split was "
                                + Html.percent(curves.highest(Curves.VALIDATION).getAsDouble()) + ".");
    }

    private static String epochTable(Curves curves) {
        List<String> names = curves.epochs().stream()
                .flatMap(epoch -> epoch.figures().keySet().stream())
                .filter(name -> !name.equals("step") && !name.equals("epoch"))
                .distinct()
                .toList();
        List<String> columns = new ArrayList<>(List.of("#epoch"));
        names.forEach(name -> columns.add("#" + name.replace('_', ' ')));
        String rows =
                curves.epochs().stream().map(epoch -> epochRow(epoch, names)).collect(Collectors.joining());
        return "<div class=\"scroll\"><table>" + Html.head(columns, false) + "<tbody>" + rows
                + "</tbody></table></div>";
    }

    private static String epochRow(Epoch epoch, List<String> names) {
        return names.stream()
                .map(name -> "<td class=\"number\">"
                        + (epoch.figure(name).isPresent()
                                ? Html.number("%.4g", epoch.figure(name).getAsDouble())
                                : "")
                        + "</td>")
                .collect(Collectors.joining(
                        "", "<tr><th scope=\"row\" class=\"number\">" + epoch.number() + "</th>", "</tr>"));
    }

    /** What the run was made of, and how to repeat it. */
    Section origin() {
        return new Section(
                "origin",
                "How it was made",
                "<h3>The commands that repeat it</h3>" + commands() + "<h3>Provenance</h3>" + provenance()
                        + Html.details("Configuration, " + run.settings().size() + " settings", settings()));
    }

    private String commands() {
        String folder = run.folder().toString();
        String again = folder + "-again";
        String stream = run.setting("recipe.stream").orElse("j");
        String test = split.isEmpty() ? run.setting("data.test").orElse("") : split;
        String lines = "%1$s train %2$s --stream %3$s --run %4$s%n%1$s evaluate %4$s%5$s%n%1$s report %4$s"
                .formatted(
                        command,
                        shellWord(folder + "/config.yaml"),
                        shellWord(stream),
                        shellWord(again),
                        test.isEmpty() ? "" : " --split " + shellWord(test));
        return "<div class=\"command\"><pre tabindex=\"0\" aria-label=\"Commands\"><code>"
                + lines.lines().map(Html::text).collect(Collectors.joining("\n"))
                + "</code></pre><button type=\"button\" class=\"copy\">Copy</button></div>";
    }

    /** As a shell takes it for one word. */
    static String shellWord(String word) {
        return word.matches("[\\w./:@%+=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    private String provenance() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Run folder", run.folder().toString());
        facts.put("State", String.join("; ", state()));
        run.manifest().ifPresent(manifest -> addManifest(manifest, facts));
        return facts.entrySet().stream()
                .filter(fact -> !fact.getValue().isEmpty())
                .map(fact -> "<div><dt>" + Html.text(fact.getKey()) + "</dt><dd>" + Html.text(fact.getValue())
                        + "</dd></div>")
                .collect(Collectors.joining("", "<dl class=\"facts\">", "</dl>"));
    }

    private List<String> state() {
        List<String> notes = RunTable.notes(run);
        return notes.isEmpty() ? List.of("finished, " + run.plannedEpochs() + " epochs") : notes;
    }

    private static void addManifest(JsonNode manifest, Map<String, String> facts) {
        facts.put("Seed", manifest.path("seed").asText());
        facts.put(
                "Configuration, SHA-256", manifest.path("configuration_sha256").asText());
        facts.put("Store", manifest.at("/data/store").asText());
        facts.put("Data, SHA-256", manifest.at("/data/sha256").asText());
        facts.put("Learnt from", splitOf(manifest.at("/data/train")));
        facts.put("Validated on", splitOf(manifest.at("/data/validation")));
        int number = 0;
        for (JsonNode session : manifest.path("sessions")) {
            number++;
            facts.put("Session " + number, session(session));
        }
    }

    private static String splitOf(JsonNode split) {
        return split.path("name").asText().isEmpty()
                ? ""
                : split.path("name").asText() + ", " + split.path("clips").asText() + " clips";
    }

    private static String session(JsonNode session) {
        JsonNode machine = session.path("machine");
        List<String> words = new ArrayList<>();
        words.add(session.path("started").asText() + " from step "
                + session.path("step").asText());
        words.add("ProtoGCN " + session.path("protogcn").asText());
        machine.properties()
                .forEach(field ->
                        words.add(field.getKey() + " " + field.getValue().asText()));
        session.path("changed").forEach(change -> words.add(change.asText()));
        return String.join(", ", words);
    }

    private String settings() {
        String rows = run.settings().entrySet().stream()
                .map(setting -> "<tr>" + Html.rowHead("<code>" + Html.text(setting.getKey()) + "</code>")
                        + Html.cell(Html.text(setting.getValue())) + "</tr>")
                .collect(Collectors.joining());
        return "<table>" + Html.head(List.of("Key", "Value"), false) + "<tbody>" + rows + "</tbody></table>";
    }
}
