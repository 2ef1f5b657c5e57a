package org.protogcn.format.ntu;

import java.util.List;
import org.protogcn.io.TextResource;

/** The lists that come with this package. */
public final class NtuResource {
    private static final int NAME_START = "A001 ".length();

    private NtuResource() {}

    /** The lines of a list, without those that explain it. */
    static List<String> lines(String name) {
        return TextResource.lines(NtuResource.class, name);
    }

    /** The names of the 120 actions, in label order. */
    public static List<String> actions() {
        return lines("actions.txt").stream()
                .map(line -> line.substring(NAME_START))
                .toList();
    }
}
