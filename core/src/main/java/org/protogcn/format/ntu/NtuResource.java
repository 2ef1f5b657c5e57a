package org.protogcn.format.ntu;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lists that come with this package. */
final class NtuResource {
    private static final int NAME_START = "A001 ".length();

    private NtuResource() {}

    /** The lines of a list, without those that explain it. */
    static List<String> lines(String name) {
        try (InputStream in = NtuResource.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the 120 actions, in label order. */
    static List<String> actions() {
        return lines("actions.txt").stream()
                .map(line -> line.substring(NAME_START))
                .toList();
    }
}
