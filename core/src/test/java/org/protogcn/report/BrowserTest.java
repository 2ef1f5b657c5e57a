package org.protogcn.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.picture.Film;
import org.protogcn.store.ClipStore;
import org.protogcn.testing.Chromium;

/** The page as a browser shows it to somebody with a mouse, or a keyboard. */
class BrowserTest {
    private static final String PIXELS =
            "[...document.querySelectorAll('#player-clips canvas')].map(c => c.toDataURL()).join()";
    private static final String MISTAKE = "#matrix td.mistake[data-row=\"4\"]";

    @TempDir
    static Path folder;

    private static Path page;
    private static Chromium browser;

    @BeforeAll
    static void writeReport() throws IOException {
        page = folder.resolve("report.html");
        try (ClipStore store = Samples.store(folder.resolve("store"))) {
            Report.write(
                    page,
                    Samples.contents(store)
                            .withTopologies(List.of(Samples.bones("ntu25", "layer 1", "</script>static"))));
        }
        browser = Chromium.start(folder.resolve("browser"));
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
    void clickOnAConfusion_playsItsClips() {
        browser.click(MISTAKE);
        browser.awaitTrue("document.querySelector('" + MISTAKE + "').getAttribute('aria-selected') === 'true'");
        browser.awaitTrue("document.querySelectorAll('#player-clips canvas').length === 1");
        String title = browser.value("document.getElementById('player-title').textContent")
                .asText();
        assertTrue(title.contains(", taken for "), title);

        String before = browser.value(PIXELS).asText();
        Chromium.pause(Duration.ofMillis(300));
        String after = browser.value(PIXELS).asText();
        assertTrue(before.length() > 1000, "something is drawn");
        assertNotEquals(before, after, "skeletons move");

        browser.click("#player-play");
        String paused = browser.value(PIXELS).asText();
        Chromium.pause(Duration.ofMillis(150));
        assertEquals(paused, browser.value(PIXELS).asText(), "skeletons stand still");
    }

    @Test
    void page_asksForNothing_andNobodyComplains() {
        browser.click(MISTAKE);
        browser.value("document.getElementById('matrix-order').value = 'similar', drawMatrix()");
        browser.click("#classes th:nth-child(4) .sort");
        browser.appear(400, 800, true, "screen");
        browser.appear(800, 1000, false, "print");
        Chromium.pause(Duration.ofMillis(200));

        List<String> outside = browser.requests().stream()
                .filter(url -> !url.equals(page.toUri().toString()) && !url.startsWith("data:"))
                .toList();
        assertEquals(List.of(), outside);
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void policyOfThePage_refusesWhateverIsNotItsOwn() {
        browser.value("document.body.insertAdjacentHTML('beforeend', '<img src=\"http://127.0.0.1:9/x.png\">')");
        browser.value("document.body.append(Object.assign(document.createElement('script'), {text: 'var ran = 1'}))");
        assertEquals("undefined", browser.value("typeof ran").asText());
        assertEquals(2, browser.complaints().size(), "somebody complains where there is reason to");
    }

    @Test
    void keyboard_reachesTheMatrix_movesInIt_playsACell_andComesBack() {
        boolean reached = false;
        for (int tab = 0; tab < 40 && !reached; tab++) {
            browser.press("Tab");
            reached = browser.value("document.activeElement.getAttribute('role') === 'gridcell'")
                    .asBoolean();
        }
        assertTrue(reached, "the matrix has a tab stop");
        browser.press("ArrowRight");
        assertEquals("1", browser.value("document.activeElement.dataset.column").asText());
        browser.press("Enter");
        browser.awaitTrue("document.activeElement.getAttribute('aria-selected') === 'true'");
        String label = browser.value("document.activeElement.getAttribute('aria-label')")
                .asText();
        assertTrue(label.matches(".+ taken for .+: \\d+ of \\d+ clips"), label);
        browser.press("Tab");
        browser.press("Escape");
        assertEquals(
                "gridcell",
                browser.value("document.activeElement.getAttribute('role')").asText());
    }

    @Test
    void unpackedClips_areThoseOfTheStore() throws IOException {
        try (ClipStore store = ClipStore.open(folder.resolve("store"))) {
            String id = browser.value("data.clips[3].id").asText();
            Film film = Film.of(store.clip(store.indexOf(id)), store.layout(), "", 64);
            int frame = 5;
            JsonNode values = browser.value("Skeleton.unpack(data.clips[3], data.layout).then(s => Array.from("
                    + "{ length: 75 }, (_, i) => s.value(0, Math.floor(i / 3), i % 3, " + frame + ")))");
            int first = 3 * film.place(frame, 0, 0);
            for (int i = 0; i < 75; i++) {
                assertEquals(film.points()[first + i], values.get(i).asDouble(), 0.01);
            }
        }
    }

    @Test
    void tableSortedByAccuracy_hasTheHardestClassAtOneEnd() {
        String first = "document.querySelector('#classes tbody tr').children[3].dataset.value";
        browser.click("#classes th:nth-child(4) .sort");
        double highest = browser.value(first).asDouble();
        browser.click("#classes th:nth-child(4) .sort");
        assertTrue(browser.value(first).asDouble() < highest);
        assertEquals(
                "ascending",
                browser.value("document.querySelector('#classes th:nth-child(4)').getAttribute('aria-sort')")
                        .asText());
    }

    @Test
    void topology_isShownWithItsStrongestRelations() {
        assertEquals(
                625,
                browser.value("document.querySelectorAll('#topology rect').length")
                        .asInt());
        assertEquals(
                "1.24",
                browser.value("document.querySelector('#topology-strongest td.number').textContent")
                        .asText());
        assertFalse(
                browser.value("document.body.innerText.includes('undefined')").asBoolean());
    }
}
