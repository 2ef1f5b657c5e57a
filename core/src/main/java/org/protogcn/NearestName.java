package org.protogcn;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the name that somebody probably meant. */
public final class NearestName {
    private static final int SHOWN = 40;
    private static final int COMPARED = 200;

    private NearestName() {}

    /** The end of an error's sentence: {@code "; did you mean 'x'?"}, or {@code "; use one of: x, y"}. */
    public static String hint(String wrong, Collection<String> valid) {
        if (valid.isEmpty()) {
            return "; there are none";
        }
        String nearest = nearest(wrong, valid);
        if (distance(lower(wrong), lower(nearest)) <= tolerated(nearest)) {
            return "; did you mean '" + nearest + "'?";
        }
        String shown = String.join(", ", valid.stream().limit(SHOWN).toList());
        return "; use one of: " + shown + (valid.size() > SHOWN ? ", ..." : "");
    }

    /** Two letters, the price of one exchanged with its neighbour, or a third of a long name. */
    private static int tolerated(String name) {
        return Math.max(Math.min(2, name.length() / 2), name.length() / 3);
    }

    private static String nearest(String wrong, Collection<String> valid) {
        return valid.stream()
                .min(Comparator.comparingInt(name -> distance(lower(wrong), lower(name))))
                .orElseThrow();
    }

    private static String lower(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.substring(0, Math.min(lower.length(), COMPARED));
    }

    /** How many letters must be inserted, left out or exchanged to come from one name to the other. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int exchange = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(exchange, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
