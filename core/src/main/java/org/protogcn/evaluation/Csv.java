package org.protogcn.evaluation;

import java.util.List;
import java.util.stream.Collectors;

/** Fields of comma-separated files (RFC 4180). */
public final class Csv {
    private Csv() {}

    public static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Fields with commas between them, quoted where they need it. */
    public static String line(List<String> fields) {
        return fields.stream().map(Csv::field).collect(Collectors.joining(","));
    }
}
