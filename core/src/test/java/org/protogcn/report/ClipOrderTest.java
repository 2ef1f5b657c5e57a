package org.protogcn.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.protogcn.evaluation.Scores;

class ClipOrderTest {
    @Test
    void clips_oneOfEveryMistake_thenOneOfEveryClass_thenTheOthers() {
        Scores.Builder scores = new Scores.Builder(List.of("a", "b"));
        add(scores, 0, 0.9); // 0: a, right
        add(scores, 0, 0.4); // 1: a, mistaken, score 0.6
        add(scores, 1, 0.7); // 2: b, mistaken, score 0.7
        add(scores, 1, 0.1); // 3: b, right
        add(scores, 0, 0.2); // 4: a, mistaken, score 0.8
        add(scores, 0, 0.8); // 5: a, right
        ClipOrder order = ClipOrder.of(scores.build());
        assertEquals(List.of(4, 2, 0, 3, 1, 5), order.clips());
        assertEquals(4, order.essential());
    }

    private static void add(Scores.Builder scores, int label, double scoreOfA) {
        scores.add("clip" + scores.build().clips(), label, new double[] {scoreOfA, 1 - scoreOfA});
    }
}
