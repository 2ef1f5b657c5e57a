package org.protogcn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.dataset.SyntheticStore;
import org.protogcn.synthetic.SyntheticActions;

/** The commands that look into datasets and layouts, as somebody types them. */
class KnowingDataTest {
    @TempDir
    Path temp;

    private Path store;

    @BeforeEach
    void makeStore() {
        store = temp.resolve("store");
        SyntheticStore.write(store, new SyntheticActions(1, 1, 1, 1, 1), clips -> {});
    }

    @Test
    void check_reportsAndWritesJson() throws IOException {
        Path json = temp.resolve("report.json");
        Typed typed = Typed.command("data", "check", store, "--json", json).expectSuccess();

        assertTrue(typed.out().contains("30 clips of ntu25 skeletons"), typed.out());
        assertTrue(typed.out().contains("Verdict: "), typed.out());
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertEquals(30, report.path("clips").intValue());
        assertEquals(3, report.path("balance").size());
    }

    @Test
    void strictCheck_failsWhereThereAreErrors() {
        Typed.command("data", "check", store, "--strict").expectSuccess();
        Path empty = temp.resolve("empty");
        SyntheticStore.write(empty, new SyntheticActions(1, 1, 0, 1, 1), clips -> {});
        assertEquals(1, Typed.command("data", "check", empty, "--strict").exitCode());
        assertEquals(0, Typed.command("data", "check", empty).exitCode());
    }

    @Test
    void check_refusesAnExpressionWithoutAGroup() {
        Typed.command("data", "check", store, "--subject", "P").expectRefusal("--subject 'P' has 0 groups");
    }

    @Test
    void show_drawsByTheEnding() {
        for (String ending : new String[] {"html", "png", "svg"}) {
            Path file = temp.resolve("clip." + ending);
            Typed.command("data", "show", store, "P01-wave-01", "-o", file).expectSuccess();
            assertTrue(Files.exists(file));
        }
        Typed.command("data", "show", store, "P01-wave-1", "-o", temp.resolve("x.gif"))
                .expectRefusal("no clip 'P01-wave-1'", "did you mean 'P01-wave-01'?");
        Typed.command("data", "show", store, "P01-wave-01", "-o", temp.resolve("x.bmp"))
                .expectRefusal("x.bmp", "use one of: html, gif, png, svg");
    }

    @Test
    void convert_bringsAStoreIntoAnotherLayout() {
        Path converted = temp.resolve("kinect");
        Typed.command("data", "convert", store, "-o", converted, "--to", "kinect20")
                .expectSuccess();
        assertTrue(Typed.command("data", "info", converted).out().contains("kinect20"));
        Typed.command("data", "convert", store, "-o", temp.resolve("x")).expectRefusal("name one with --to");
        Typed.command("data", "convert", store, "-o", temp.resolve("x"), "--to", "penn12")
                .expectRefusal("did you mean 'penn13'?");
    }

    @Test
    void import_bringsASourceIntoAnotherLayout() {
        Path pickle = TinyData.sound(temp.resolve("tiny.pkl"));
        Path imported = temp.resolve("imported");
        Typed.command("data", "import", "pyskl", pickle, "-o", imported, "--to", "kinect20")
                .expectSuccess();
        assertTrue(Typed.command("data", "info", imported).out().contains("kinect20"));
        Typed.command("data", "import", "pyskl", pickle, "-o", temp.resolve("x"), "--map", pickle)
                .expectRefusal("--map is given without --to");
    }

    @Test
    void layouts_areListedShownDrawnAndChecked() throws IOException {
        assertTrue(Typed.command("layout", "list").expectSuccess().out().contains("kinect20"));
        assertTrue(
                Typed.command("layout", "show", "coco17").expectSuccess().out().contains("├─ left_eye"));
        Path picture = temp.resolve("coco17.svg");
        Typed.command("layout", "show", "coco17", "-o", picture).expectSuccess();
        assertTrue(Files.readString(picture).contains("left_eye"));

        Path sound = Files.writeString(
                temp.resolve("sound.yaml"), "{name: x, dimensions: 2, joints: [a, b], centre: a, bones: {b: a}}");
        assertTrue(Typed.command("layout", "check", sound).expectSuccess().out().contains("is a layout"));
        Path bad = Files.writeString(temp.resolve("bad.yaml"), "{name: x, dimensions: 7, joints: [a, b], centre: c}");
        Typed typed = Typed.command("layout", "check", bad);
        assertEquals(2, typed.exitCode());
        assertEquals(
                3, typed.out().lines().filter(line -> line.startsWith("wrong:")).count(), typed.out());
    }
}
