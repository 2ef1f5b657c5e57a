package org.protogcn.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.protogcn.InvalidInputException;
import org.protogcn.evaluation.ConfusionMatrix;
import org.protogcn.picture.Markup;
import org.protogcn.runs.RunRecord;

/** Puts the page together. */
final class ReportPage {
    private static final List<String> SCRIPTS =
            List.of("page.js", "tables.js", "skeleton.js", "player.js", "matrix.js", "topologies.js");
    private static final Pattern PLACE = Pattern.compile("@([A-Z_]+)@");

    private final ReportContents contents;
    private final int mostBytes;

    ReportPage(ReportContents contents, int mostBytes) {
        this.contents = contents;
        this.mostBytes = mostBytes;
    }

    /** The page, filled up to its size with clips. */
    String html() {
        ObjectNode data = PageData.of(contents);
        List<Section> sections = sections(data.path("topologies").size());
        int room = mostBytes - page(sections, data, "").getBytes(StandardCharsets.UTF_8).length - 1024;
        if (room < 0) {
            throw new InvalidInputException("a report of " + contents.scores().classes() + " classes does not fit into "
                    + mostBytes + " bytes; make one of fewer classes");
        }
        ShownClips clips = ShownClips.choose(contents.scores(), contents.store(), room);
        data.set("clips", clips.clips());
        return page(sections, data, clips.complete() ? "" : sentence(clips));
    }

    private static String sentence(ShownClips clips) {
        return "Clips of only " + clips.essential() + " cells of the confusion matrix fit on this page.";
    }

    private List<Section> sections(int topologies) {
        ResultSections results = new ResultSections(contents.scores());
        List<Section> sections = new ArrayList<>();
        sections.add(results.summary());
        sections.add(confusion());
        sections.add(results.pairs());
        sections.add(results.classes());
        contents.run().map(this::ofRun).flatMap(RunSections::learning).ifPresent(sections::add);
        results.calibration().ifPresent(sections::add);
        if (topologies > 0) {
            sections.add(topologySection(topologies));
        }
        contents.run().map(this::ofRun).map(RunSections::origin).ifPresent(sections::add);
        return sections;
    }

    private RunSections ofRun(RunRecord run) {
        return new RunSections(run, contents.split(), contents.command());
    }

    private Section confusion() {
        String caption = ConfusionMatrix.of(contents.scores()).classes() + " classes. Rows are the truth, columns the"
                + " prediction. Choose a cell to see its clips; arrow keys move from cell to cell.";
        return new Section("confusion", "Confusion", resource("confusion.html").replace("@CAPTION@", caption));
    }

    private Section topologySection(int shown) {
        int all = contents.topologies().size();
        String left = shown == all ? "" : "<p>The first " + shown + " of " + all + " are here; more do not fit.</p>";
        return new Section("topologies", "Topologies", left + resource("topologies.html"));
    }

    private String page(List<Section> sections, ObjectNode data, String moreNotes) {
        String style = resource("report.css");
        String script = SCRIPTS.stream().map(ReportPage::resource).collect(Collectors.joining("\n"));
        return filled(
                resource("report.html"),
                Map.of(
                        "TITLE", Html.text(contents.title()),
                        "ABOUT", Html.text(about()),
                        "NOTES", notes(moreNotes),
                        "LINKS", sections.stream().map(Section::link).collect(Collectors.joining()),
                        "SECTIONS", sections.stream().map(Section::toHtml).collect(Collectors.joining()),
                        "STYLE", style,
                        "SCRIPT", script,
                        "STYLE_HASH", hash(style),
                        "SCRIPT_HASH", hash(script),
                        "DATA", Markup.insideScript(data.toString())));
    }

    private String about() {
        String clips =
                contents.scores().clips() + " clips, " + contents.scores().classes() + " classes";
        return contents.split().isEmpty() ? clips : contents.split() + ": " + clips;
    }

    private String notes(String more) {
        return Stream.concat(contents.notes().stream(), Stream.of(more).filter(note -> !note.isEmpty()))
                .map(note -> "<p class=\"note\">" + Html.text(note) + "</p>")
                .collect(Collectors.joining());
    }

    /** In one pass: what is filled in may look like a place. */
    private static String filled(String template, Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(place ->
                        Matcher.quoteReplacement(Objects.requireNonNull(values.get(place.group(1)), place.group())));
    }

    /** By which a browser recognises our own style and script, and refuses all others. */
    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(ReportPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the library's own " + name + " cannot be read", e);
        }
    }
}
