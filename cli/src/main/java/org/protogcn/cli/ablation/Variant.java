package org.protogcn.cli.ablation;

import java.util.ArrayList;
import java.util.List;

/**
 * One way to change a configuration.
 *
 * @param label what to call it; empty for no change
 * @param settings each {@code key=value} with a dotted key
 */
public record Variant(String label, List<String> settings) {
    static final Variant UNCHANGED = new Variant("", List.of());

    public Variant {
        settings = List.copyOf(settings);
    }

    /** This change and another. */
    Variant and(Variant other) {
        List<String> both = new ArrayList<>(settings);
        both.addAll(other.settings);
        String separator = label.isEmpty() || other.label.isEmpty() ? "" : ", ";
        return new Variant(label + separator + other.label, both);
    }

    /** Every one of {@code these} with every one of {@code those}. */
    static List<Variant> product(List<Variant> these, List<Variant> those) {
        return these.stream().flatMap(first -> those.stream().map(first::and)).toList();
    }
}
