package org.protogcn.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.protogcn.prepare.Visit;
import org.protogcn.random.Draws;
import org.protogcn.training.config.TrainingConfiguration.Sampling;
import org.protogcn.training.config.TrainingConfiguration.Sampling.Kind;

class EpochsTest {
    /** 80 clips of class 0, 16 of class 3, 4 of class 7; their numbers in the store begin at 1000. */
    private static final int[] CLIPS = new int[100];

    static {
        Arrays.setAll(CLIPS, i -> 1000 + i);
    }

    private static int label(int clip) {
        return clip < 1080 ? 0 : clip < 1096 ? 3 : 7;
    }

    private static Epochs epochs(Kind kind, int repeat, double threshold) {
        return Epochs.of(new Sampling(kind, repeat, threshold), 5, CLIPS, EpochsTest::label);
    }

    private static Map<Integer, Integer> counts(Visit[] visits, ToIntFunction<Visit> key) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (Visit visit : visits) {
            counts.merge(key.applyAsInt(visit), 1, Integer::sum);
        }
        return counts;
    }

    private static Map<Integer, Integer> byClass(Visit[] visits) {
        return counts(visits, visit -> label(visit.clip()));
    }

    /** Runs of earlier versions go on with these draws. */
    @Test
    void plainEpoch_isTheOrderOfItsDraws() {
        int[] order = Draws.order(5, 3, CLIPS.length);
        int[] expected = Arrays.stream(order).map(i -> CLIPS[i]).toArray();
        assertArrayEquals(Visit.once(expected), epochs(Kind.EPOCH, 1, 0.01).visits(3));
    }

    @Test
    void repeatedEpoch_usesEveryClipSoOften_eachTimeAsAnotherRepetition() {
        Visit[] visits = epochs(Kind.EPOCH, 3, 0.01).visits(0);
        assertEquals(300, visits.length);
        assertEquals(300, new HashSet<>(Arrays.asList(visits)).size());
        assertTrue(Arrays.stream(visits).allMatch(visit -> visit.repetition() < 3));
        assertFalse(Arrays.equals(visits, epochs(Kind.EPOCH, 3, 0.01).visits(1)));
    }

    @Test
    void balancedClasses_areUsedEquallyOften_andTheirClipsToo() {
        Epochs epochs = epochs(Kind.CLASS_BALANCED, 1, 0.01);
        Visit[] visits = epochs.visits(0);
        assertEquals(Map.of(0, 33, 3, 33, 7, 34), byClass(visits));
        Map<Integer, Integer> byClip = counts(visits, Visit::clip);
        byClip.forEach((clip, uses) -> {
            int least = new int[] {1, 2, 8}[label(clip) == 0 ? 0 : label(clip) == 3 ? 1 : 2];
            assertTrue(uses == least || uses == least + 1, "clip " + clip + " is used " + uses + " times");
        });
        assertEquals(visits.length, new HashSet<>(Arrays.asList(visits)).size());
    }

    /** 80 clips share 33 uses: some epochs together show them all. */
    @Test
    void clipsLeftOutOfAnEpoch_comeInOthers() {
        Epochs epochs = epochs(Kind.CLASS_BALANCED, 1, 0.01);
        Set<Integer> seen = new HashSet<>();
        for (int epoch = 0; epoch < 20; epoch++) {
            Arrays.stream(epochs.visits(epoch)).forEach(visit -> seen.add(visit.clip()));
        }
        assertEquals(100, seen.size());
    }

    /** Shares 0.8, 0.16 and 0.04 against 0.25: factors 1, 1.25 and 2.5. */
    @Test
    void rareClasses_areRepeatedByTheRootOfTheirRarity() {
        Epochs epochs = epochs(Kind.REPEAT_FACTOR, 1, 0.25);
        assertEquals(110, epochs.size());
        assertEquals(Map.of(0, 80, 3, 20, 7, 10), byClass(epochs.visits(0)));
        assertEquals(
                Map.of(0, 160, 3, 40, 7, 20),
                byClass(epochs(Kind.REPEAT_FACTOR, 2, 0.25).visits(0)));
        assertEquals(100, epochs(Kind.REPEAT_FACTOR, 1, 0).size());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void epoch_isAFunctionOfSeedAndNumber(Kind kind) {
        Epochs epochs = epochs(kind, 2, 0.25);
        for (int epoch = 0; epoch < 3; epoch++) {
            Visit[] visits = epochs.visits(epoch);
            assertEquals(epochs.size(), visits.length);
            assertArrayEquals(visits, epochs(kind, 2, 0.25).visits(epoch));
        }
    }
}
