package org.protogcn.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.evaluation.Scores;
import org.protogcn.runs.RunRecord;
import org.protogcn.store.ClipStore;

class ReportTest {
    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>\"'&@DATA@$1\u2028\u202e";

    @TempDir
    static Path folder;

    private static ClipStore store;

    @BeforeAll
    static void makeStore() {
        store = Samples.store(folder.resolve("store"));
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static JsonNode data(String page) throws IOException {
        String start = "<script type=\"application/json\" id=\"data\">";
        int from = page.indexOf(start) + start.length();
        return new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
    }

    /** Two classes with three clips each; two of the first are taken for the second. */
    private static Scores few(String name, String id) {
        Scores.Builder scores = new Scores.Builder(List.of(name, "other"));
        for (int clip = 0; clip < 6; clip++) {
            double own = clip < 2 ? 0.25 : 0.75;
            double[] row = clip < 3 ? new double[] {own, 1 - own} : new double[] {1 - own, own};
            scores.add(id + clip, clip < 3 ? 0 : 1, row);
        }
        return scores.build();
    }

    private static ReportContents contents(Scores scores, Optional<RunRecord> run) {
        return new ReportContents("title", "val", scores, run, Optional.empty(), List.of(), "protogcn", List.of());
    }

    @Test
    void figuresOnThePage_areThoseOfTheScores() throws IOException {
        String page = Report.html(contents(few("first", "clip"), Optional.empty()));
        assertTrue(page.contains("<b>66.7\u00a0%</b>"), "four of six");
        assertTrue(page.contains("30.0 to 90.3\u00a0%"), "Wilson for four of six");
        assertTrue(page.contains("data-truth=\"0\" data-prediction=\"1\""));
        JsonNode data = data(page);
        assertEquals("[[0,0,1],[0,1,2],[1,1,3]]", data.path("cells").toString());
        assertEquals(6, data.path("clips").size());
        assertEquals(0.75, data.path("clips").get(0).path("score").asDouble());
        assertFalse(data.path("clips").get(0).has("data"), "without a store nothing can be played");
        assertFalse(page.contains("Top-5"), "two classes have no five best");
    }

    @Test
    void namesOfStrangers_areTextEverywhere() throws IOException {
        Scores scores = few(HOSTILE, HOSTILE);
        ReportContents contents = new ReportContents(
                HOSTILE,
                HOSTILE,
                scores,
                Optional.of(hostileRun()),
                Optional.empty(),
                List.of(Samples.bones("coco17", HOSTILE, HOSTILE)),
                "protogcn",
                List.of(HOSTILE));
        String page = Report.html(contents);
        assertFalse(page.contains("<img"), "no element of theirs");
        assertEquals(2, page.split("</script>", -1).length - 1, "no end of a script but ours");
        assertEquals(1, page.split("id=\"data\"", -1).length - 1, "what looks like a place is none");
        assertFalse(page.contains("\u202e") || page.contains("\u2028"));
        assertTrue(data(page).path("classes").get(0).asText().startsWith("</script><img src=x"));
        Report.figures(contents)
                .values()
                .forEach(picture -> assertFalse(picture.svg().contains("<img")));
    }

    private static RunRecord hostileRun() throws IOException {
        Path run = Files.createDirectories(folder.resolve("hostile"));
        String quoted = new ObjectMapper().writeValueAsString(HOSTILE);
        Files.writeString(run.resolve("config.yaml"), "{schedule: {epochs: 1}, recipe: {stream: " + quoted + "}}");
        Files.writeString(
                run.resolve("manifest.json"),
                "{\"seed\": " + quoted + ", \"sessions\": [{\"started\": " + quoted + "}]}");
        Files.writeString(
                run.resolve("metrics.jsonl"),
                "{\"step\": 1, \"kind\": \"epoch\", \"epoch\": 1, \"loss\": 2, " + quoted + ": 3}\n");
        return RunRecord.read(run);
    }

    @Test
    void run_addsCurvesProvenanceAndCommands() throws IOException {
        Path run = Files.createDirectories(folder.resolve("my run"));
        Files.writeString(run.resolve("config.yaml"), "{schedule: {epochs: 2}, recipe: {stream: bm}}");
        Files.writeString(run.resolve("manifest.json"), "{\"seed\": 77, \"data\": {\"sha256\": \"abc123\"}}");
        Files.writeString(
                run.resolve("metrics.jsonl"),
                "{\"step\":1,\"kind\":\"epoch\",\"epoch\":1,\"loss\":2.25,\"rival_term\":1,\"accuracy\":0.5,\"validation\":0.4}\n");
        String page = Report.html(contents(few("first", "clip"), Optional.of(RunRecord.read(run))));
        assertTrue(page.contains("rival term 1.00"), "every loss term has its curve");
        assertTrue(page.contains("unfinished: epoch 1 of 2"));
        assertTrue(page.contains("abc123") && page.contains("<dd>77</dd>"));
        assertTrue(page.contains("my run/config.yaml' --stream bm --run '"), "the command can be typed as it stands");
    }

    @Test
    void page_withinItsSize_hasAClipOfEveryMistake() throws IOException {
        ReportContents contents = Samples.contents(store);
        int all = Report.html(contents).getBytes(StandardCharsets.UTF_8).length;
        int limit = all - 40_000;
        String page = new ReportPage(contents, limit).html();
        assertTrue(page.getBytes(StandardCharsets.UTF_8).length <= limit);
        JsonNode data = data(page);
        assertTrue(data.path("clips").size() < store.size(), "some had to go");
        Set<String> shown = new HashSet<>();
        data.path("clips").forEach(clip -> shown.add(clip.path("truth") + "," + clip.path("prediction")));
        data.path("cells")
                .forEach(cell -> assertTrue(shown.contains(cell.get(0) + "," + cell.get(1)), cell.toString()));
        assertFalse(page.contains("fit on this page"));
    }

    @Test
    void pageWithoutRoomForAllMistakes_saysSo() throws IOException {
        ReportContents contents = Samples.contents(store);
        String whole = Report.html(contents);
        int limit = whole.length() - data(whole).path("clips").toString().length() + 8_000;
        String page = new ReportPage(contents, limit).html();
        assertTrue(page.getBytes(StandardCharsets.UTF_8).length <= limit);
        assertTrue(page.contains("cells of the confusion matrix fit on this page"));
    }

    @Test
    void moreClassesThanAPageCanHold_areRefused() {
        List<String> names =
                IntStream.range(0, 3000).mapToObj(i -> "x".repeat(2000) + i).toList();
        Scores scores = new Scores(List.of("clip"), new int[] {0}, names, new double[3000]);
        ReportContents contents = contents(scores, Optional.empty());
        Exception refusal = assertThrows(InvalidInputException.class, () -> Report.html(contents));
        assertTrue(refusal.getMessage().startsWith("a report of 3000 classes does not fit"), refusal.getMessage());
    }

    @Test
    void longRun_isThinned() throws IOException {
        Path run = Files.createDirectories(folder.resolve("long"));
        Files.writeString(run.resolve("config.yaml"), "{schedule: {epochs: 9000}}");
        StringBuilder lines = new StringBuilder();
        for (int epoch = 1; epoch <= 9000; epoch++) {
            lines.append("{\"step\":1,\"kind\":\"epoch\",\"loss\":2,\"epoch\":" + epoch + "}\n");
        }
        Files.writeString(run.resolve("metrics.jsonl"), lines);
        String page = Report.html(contents(few("first", "clip"), Optional.of(RunRecord.read(run))));
        assertTrue(page.contains("501 of 9000 epochs in numbers"));
        assertTrue(page.length() < 200_000);
    }

    @Test
    void topologiesBeyondTheirRoom_areCounted() throws IOException {
        List<NamedMatrix> many = IntStream.range(0, 400)
                .mapToObj(i -> Samples.bones("mediapipe75", "layer", "m" + i))
                .toList();
        String page =
                Report.html(contents(few("first", "clip"), Optional.empty()).withTopologies(many));
        int shown = data(page).path("topologies").size();
        assertTrue(shown > 10 && shown < 400, "" + shown);
        assertTrue(page.contains("The first " + shown + " of 400 are here"));
        assertTrue(page.length() < Report.MOST_BYTES);
    }

    @Test
    void matrixThatIsNone_isRefused() {
        assertThrows(InvalidInputException.class, () -> new NamedMatrix("", "m", List.of("a", "b"), new double[2][3]));
        assertThrows(
                InvalidInputException.class,
                () -> new NamedMatrix("", "m", List.of("a"), new double[][] {{Double.NaN}}));
    }

    @Test
    void figures_areWrittenAsSvgAndPng() throws IOException {
        Path figures = folder.resolve("figures");
        ReportContents contents =
                Samples.contents(store).withTopologies(List.of(Samples.bones("ntu25", "layer 1", "static")));
        Report.writeFigures(figures, contents);
        for (String name : List.of("confusion", "classes", "calibration", "topologies-1-layer-1")) {
            assertTrue(ImageIO.read(figures.resolve(name + ".png").toFile()).getWidth() > 300, name);
            assertTrue(Files.readString(figures.resolve(name + ".svg")).contains("</svg>"), name);
        }
    }
}
