package org.protogcn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.protogcn.testing.Shared;

class LauncherTest {
    /** A module that the launcher forgets is missed by users only: Maven's own class paths are complete. */
    @Test
    void launcher_bringsEveryModuleButTheBenchmarks() throws IOException {
        Matcher modules = Pattern.compile("MODULES=\"(.*)\"").matcher(read("protogcn"));
        assertTrue(modules.find());
        assertEquals(built(), Set.of(modules.group(1).split(" ")));
    }

    private static Set<String> built() throws IOException {
        Set<String> names = Pattern.compile("<module>(.*)</module>")
                .matcher(read("pom.xml"))
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        names.remove("benchmarks");
        return names;
    }

    private static String read(String file) throws IOException {
        return Files.readString(Shared.repository().resolve(file));
    }
}
