package org.protogcn.training.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;

class MetricsLogTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void choose() {
        file = folder.resolve("metrics.jsonl");
    }

    @Test
    void append_eachRecord_isALineAtOnce() throws IOException {
        try (MetricsLog log = MetricsLog.open(file, upTo(0))) {
            log.append(1, Map.of("loss", 2.5));
            assertEquals("{\"step\":1,\"loss\":2.5}\n", Files.readString(file));
        }
    }

    @Test
    void open_atAStep_cutsLaterRecords() throws IOException {
        write(1, 2, 2, 3, 4);
        MetricsLog.open(file, upTo(2)).close();
        assertEquals("{\"step\":1}\n{\"step\":2}\n{\"step\":2}\n", Files.readString(file));
    }

    @Test
    void open_afterACrashWithinALine_cutsTheRest() throws IOException {
        write(1, 2);
        Files.writeString(file, "{\"step\":3,\"lo", StandardOpenOption.APPEND);
        try (MetricsLog log = MetricsLog.open(file, upTo(5))) {
            log.append(3, Map.of());
        }
        assertEquals("{\"step\":1}\n{\"step\":2}\n{\"step\":3}\n", Files.readString(file));
    }

    @Test
    void open_somethingElse_isRefusedAndLeftAlone() throws IOException {
        for (String line : new String[] {"not json", "{\"loss\":1}", "{\"step\":\"1\"}", "[1]", ""}) {
            String content = "{\"step\":1}\n" + line + "\n";
            Files.writeString(file, content);
            Exception e = assertThrows(InvalidInputException.class, () -> MetricsLog.open(file, upTo(9)), line);
            assertTrue(e.getMessage().contains("line 2 is not a record"), e.getMessage());
            assertEquals(content, Files.readString(file));
        }
    }

    private static Predicate<JsonNode> upTo(int step) {
        return record -> record.get("step").asInt() <= step;
    }

    private void write(int... steps) throws IOException {
        try (MetricsLog log = MetricsLog.open(file, upTo(0))) {
            for (int step : steps) {
                log.append(step, Map.of());
            }
        }
    }
}
