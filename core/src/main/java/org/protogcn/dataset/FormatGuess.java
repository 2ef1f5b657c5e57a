package org.protogcn.dataset;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ClipFormat;

/** Which format a file of one clip or of many probably has, by the end of its name. */
public final class FormatGuess {
    private static final Map<String, String> FORMAT_BY_SUFFIX = new LinkedHashMap<>();

    static {
        FORMAT_BY_SUFFIX.put("_skeleton.mat", "utd-mhad");
        FORMAT_BY_SUFFIX.put(".mat", "penn-action");
        FORMAT_BY_SUFFIX.put("_skeleton3d.txt", "msr-action3d");
        FORMAT_BY_SUFFIX.put(".json", "nw-ucla");
        FORMAT_BY_SUFFIX.put(".pkl", "pyskl");
        FORMAT_BY_SUFFIX.put(".pickle", "pyskl");
        FORMAT_BY_SUFFIX.put(".npy", "npy");
        FORMAT_BY_SUFFIX.put(".npz", "npz");
        FORMAT_BY_SUFFIX.put(".csv", "csv");
        FORMAT_BY_SUFFIX.put(".tsv", "csv");
        FORMAT_BY_SUFFIX.put(".bvh", "bvh");
    }

    private FormatGuess() {}

    /**
     * The format of the most specific ending.
     *
     * @throws InvalidInputException if no ending is known
     */
    public static ClipFormat of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return FORMAT_BY_SUFFIX.entrySet().stream()
                .filter(suffix -> name.endsWith(suffix.getKey()))
                .findFirst()
                .map(suffix -> ClipFormats.named(suffix.getValue()))
                .orElseThrow(() -> new InvalidInputException(
                        "the name of " + file + " does not tell its format; say which with --format"));
    }
}
