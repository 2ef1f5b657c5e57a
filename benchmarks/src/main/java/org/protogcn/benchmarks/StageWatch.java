package org.protogcn.benchmarks;

import java.util.EnumMap;
import java.util.Map;
import org.protogcn.benchmarks.reference.Stage;

/** Looks on while a contender works, and finds out which stages its time goes to. */
interface StageWatch {
    void during(Runnable work);

    /** Of all that was watched; together 1. */
    Map<Stage, Double> shares();

    /** @param amounts in any unit */
    static Map<Stage, Double> shares(Map<Stage, Long> amounts) {
        double all = amounts.values().stream().mapToLong(Long::longValue).sum();
        Map<Stage, Double> shares = new EnumMap<>(Stage.class);
        amounts.forEach((stage, amount) -> shares.put(stage, amount / all));
        return shares;
    }
}
