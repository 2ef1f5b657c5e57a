package org.protogcn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.evaluation.ConfusionMatrix;
import org.protogcn.evaluation.ScoreFile;
import org.protogcn.evaluation.Scores;
import org.protogcn.testing.Chromium;
import org.protogcn.testing.Shared;

/** The report of a real run on UTD-MHAD, as somebody makes it, opens it in a browser and clicks. */
class RealReportTest {
    private static final Path RUN = Shared.repository().resolve("cli/src/test/resources/runs/utd-mhad-j");
    private static final String SKELETONS =
            "[...document.querySelectorAll('#player-clips canvas')].map(canvas => canvas.toDataURL())";

    /** More are shown on demand. */
    private static final int AT_ONCE = 6;

    @TempDir
    static Path folder;

    private static Scores scores;
    private static ConfusionMatrix confusion;
    private static Path page;
    private static Chromium browser;

    @BeforeAll
    static void makeReport() throws IOException {
        Path store = folder.resolve("store");
        page = folder.resolve("report.html");
        Path recordings = Shared.unpacked("utd-mhad", folder);
        browser = Chromium.start(folder.resolve("browser"));
        Typed.command("data", "import", "utd-mhad", recordings, "-o", store).expectSuccess();
        Typed.command("report", RUN, "--store", store, "-o", page).expectSuccess();
        scores = ScoreFile.read(RUN.resolve("scores/subject_val/scores.npz"));
        confusion = ConfusionMatrix.of(scores);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() {
        browser.open(page);
        browser.appear(1280, 900, false, "screen");
    }

    @Test
    void accuracyOnThePage_isThatOfTheScores() {
        String said = browser.value("document.querySelector('#summary dd').innerText")
                .asText()
                .replace('\u00a0', ' ');
        assertTrue(said.startsWith(String.format(Locale.ROOT, "%.1f %%", 100 * confusion.accuracy())), said);
        assertTrue(said.contains(confusion.correct() + " of " + confusion.clips()), said);
        assertEquals(
                confusion.correct(),
                browser.value("[...document.querySelectorAll('#matrix td.diagonal')]"
                                + ".reduce((sum, cell) => sum + Number(cell.dataset.count), 0)")
                        .asInt());
    }

    @Test
    void clickOnTheCommonestMistake_playsItsClips() {
        int truth = IntStream.range(0, confusion.classes())
                .boxed()
                .max(Comparator.comparingInt(RealReportTest::worst))
                .orElseThrow();
        String mistake = confusion.classNames().get(truth) + " taken for "
                + confusion.classNames().get(confusion.mostConfusedWith(truth));
        browser.click("#matrix td.mistake[aria-label^='" + mistake + ":']");
        browser.awaitTrue(SKELETONS + ".length === " + Math.min(AT_ONCE, worst(truth)));
        String title = browser.value("document.getElementById('player-title').textContent")
                .asText();
        assertTrue(title.replace(",", "").startsWith(mistake), title);
        for (JsonNode id : browser.value("[...document.querySelectorAll('#player-clips b')].map(b => b.textContent)")) {
            int clip = scores.ids().indexOf(id.asText());
            assertEquals(truth, scores.label(clip));
            assertEquals(confusion.mostConfusedWith(truth), scores.prediction(clip));
        }

        String before = browser.value(SKELETONS + "[0]").asText();
        Chromium.pause(Duration.ofMillis(300));
        assertTrue(before.length() > 1000, "something is drawn");
        assertNotEquals(before, browser.value(SKELETONS + "[0]").asText(), "the skeleton moves");
    }

    /** How many clips of a class are taken for the one that it is taken for most. */
    private static int worst(int truth) {
        int other = confusion.mostConfusedWith(truth);
        return other < 0 ? 0 : confusion.count(truth, other);
    }
}
