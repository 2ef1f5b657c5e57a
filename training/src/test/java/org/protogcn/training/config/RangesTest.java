package org.protogcn.training.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.protogcn.testing.Shared;

class RangesTest {
    @Test
    void documentation_statesTheSameRanges() throws IOException {
        Map<String, String> documented = documented();
        Map<String, String> actual = new TreeMap<>();
        Ranges.BY_KEY.forEach((key, range) -> actual.put(key, text(range)));
        documented.keySet().retainAll(actual.keySet());
        assertEquals(actual, documented);
    }

    private static String text(Range range) {
        String prefix = range.step() == 0 ? number(range.min()) : "multiple of " + range.step();
        return range.max() >= Long.MAX_VALUE ? prefix + " or more" : prefix + " to " + number(range.max());
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** Rows of the form {@code | `key` | values | meaning |}; what follows the range, such as a unit, does not count. */
    private static Map<String, String> documented() throws IOException {
        return Files.readAllLines(Shared.repository().resolve("docs/configuration.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split(" *\\| *", -1))
                .collect(Collectors.toMap(
                        cells -> cells[1].replace("`", ""),
                        cells -> cells[2].replaceFirst("(,.*| radians)$", ""),
                        (first, second) -> first,
                        TreeMap::new));
    }
}
