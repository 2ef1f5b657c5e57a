package org.protogcn.format.ntu;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How often each rule was applied. For one thread. */
final class Tally {
    private final Map<Rule, Integer> counts = new EnumMap<>(Rule.class);

    void add(Rule rule, int count) {
        if (count > 0) {
            counts.merge(rule, count, Integer::sum);
        }
    }

    void addAll(Tally other) {
        other.counts.forEach(this::add);
    }

    List<String> notes() {
        return counts.entrySet().stream()
                .map(count -> count.getKey().note(count.getValue()))
                .toList();
    }
}
