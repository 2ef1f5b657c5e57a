package org.protogcn.training.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.testing.Campaign;
import org.protogcn.testing.FuzzedSource;

class YamlSettingsTest {
    @Test
    void nestedAndDottedKeys_areTheSame() {
        assertEquals("3", YamlSettings.parse("a: {b: {c: 3}}", "x").get("a.b.c").value());
        assertEquals("3", YamlSettings.parse("a.b: {c: 3}", "x").get("a.b.c").value());
        assertEquals("", YamlSettings.parse("a: {b: }", "x").get("a.b").value());
        assertEquals(
                "x, line 2", YamlSettings.parse("# first\na: 1", "x").get("a").origin());
    }

    @Test
    void whatOnlyYamlCanDo_isRefused() {
        assertRefused("a: !!javax.script.ScriptEngineManager [x]", "tags");
        assertRefused("a: !thing 3", "tags");
        assertRefused("!!map {a: 1}", "tags");
        assertRefused("a: &x {b: 1}\nc: *x", "anchors");
        assertRefused("a: &x 1\nb: *x", "anchors");
        assertRefused("a: {b: 1}\nd: *x", "line 2");
        assertRefused("- a", "expected keys");
        assertRefused("a: 1\n---\nb: 2", "second document");
        assertRefused("a: 1\na: 2", "second time");
        assertRefused("a: {b: 1}\na.b: 2", "second time");
        assertRefused("a: {b: 1", "not valid YAML");
        assertRefused("a: \t- b: c: d", "line 1");
        assertRefused("a: {".repeat(50), "x");
    }

    @Test
    void hugeFile_isRefusedBeforeItIsParsed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("huge.yaml"), "a: " + "x".repeat(1 << 20));
        assertThrows(InvalidInputException.class, () -> YamlSettings.read(file));
        assertThrows(InvalidInputException.class, () -> YamlSettings.read(folder.resolve("absent.yaml")));
        assertThrows(InvalidInputException.class, () -> YamlSettings.read(folder));
    }

    @Test
    void damagedFile_isReadOrRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("fuzz.yaml"), ConfigurationReader.defaults());
        Campaign.run("configuration", 2000, FuzzedSource.of(file, YamlSettings::read));
    }

    private static void assertRefused(String yaml, String part) {
        String message = assertThrows(InvalidInputException.class, () -> YamlSettings.parse(yaml, "x"))
                .getMessage();
        assertTrue(message.contains(part), message);
    }
}
