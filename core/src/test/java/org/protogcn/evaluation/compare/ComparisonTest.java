package org.protogcn.evaluation.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.evaluation.Scores;

class ComparisonTest {
    private static final List<String> THREE = List.of("sit", "stand", "wave");

    /** Four clips of sitting, four of standing, two of waving. */
    private static final int[] TRUTH = {0, 0, 0, 0, 1, 1, 1, 1, 2, 2};

    private static final int[] BEFORE = {0, 0, 0, 1, 1, 0, 0, 0, 2, 2};
    private static final int[] AFTER = {0, 0, 0, 0, 1, 1, 0, 0, 2, 1};

    private static Scores scores(List<String> names, int[] truth, int[] predictions, List<String> ids) {
        Scores.Builder builder = new Scores.Builder(names);
        for (int i = 0; i < truth.length; i++) {
            double[] row = new double[names.size()];
            row[predictions[i]] = 1;
            builder.add(ids.get(i), truth[i], row);
        }
        return builder.build();
    }

    private static List<String> ids(int clips) {
        return IntStream.range(0, clips).mapToObj(i -> "clip" + i).toList();
    }

    private static Comparison sitting() {
        return Comparison.of(
                "before", scores(THREE, TRUTH, BEFORE, ids(10)), "after", scores(THREE, TRUTH, AFTER, ids(10)));
    }

    @Test
    void classes_standByGain_withTheirAccuracies() {
        Comparison comparison = sitting();
        assertEquals(0.6, comparison.baseline(), 1e-12);
        assertEquals(0.7, comparison.other(), 1e-12);
        assertEquals(
                List.of(
                        new ClassDifference(0, "sit", 4, 0.75, 1),
                        new ClassDifference(1, "stand", 4, 0.25, 0.5),
                        new ClassDifference(2, "wave", 2, 1, 0.5)),
                comparison.classes());
        assertEquals(1, comparison.classesAbove(0.25).size());
    }

    /** Clip 3 and 5 are right after only, clip 9 before only. */
    @Test
    void test_countsClipsThatOneAloneGetsRight() {
        assertEquals(McNemar.of(1, 2), sitting().test());
        assertEquals(1, sitting().test().p(), 1e-12);
    }

    /** Sitting and standing: once and three times before, twice after; standing and waving: never, then once. */
    @Test
    void pairs_countBothDirections_largestChangeFirst() {
        assertEquals(
                List.of(new PairChange("sit", "stand", 4, 2), new PairChange("stand", "wave", 0, 1)),
                sitting().pairs());
    }

    @Test
    void clips_areJoinedById_andThoseOfOneAloneAreCounted() {
        List<Integer> order = new ArrayList<>(IntStream.range(1, 10).boxed().toList());
        Collections.reverse(order);
        Scores.Builder shuffled = new Scores.Builder(THREE);
        Scores after = scores(THREE, TRUTH, AFTER, ids(10));
        shuffled.add("new1", 0, new double[] {1, 0, 0}).add("new2", 0, new double[] {1, 0, 0});
        for (int i : order) {
            double[] row = {after.score(i, 0), after.score(i, 1), after.score(i, 2)};
            shuffled.add("clip" + i, TRUTH[i], row);
        }
        Comparison comparison =
                Comparison.of("before", scores(THREE, TRUTH, BEFORE, ids(10)), "after", shuffled.build());
        assertEquals(9, comparison.clips());
        assertEquals(1, comparison.onlyInBaseline());
        assertEquals(2, comparison.onlyInOther());
        assertEquals(sitting().test(), comparison.test());
        String text = ComparisonText.of(comparison, 0.01, 1);
        assertTrue(text.contains("2 clips that only after has scores of"), text);
        assertTrue(text.contains("pairs whose confusion changed most, of 2"), text);
    }

    @Test
    void scoresThatDoNotBelongTogether_areRefused() {
        Scores before = scores(THREE, TRUTH, BEFORE, ids(10));
        int[] relabelled = TRUTH.clone();
        relabelled[3] = 1;
        assertRefused(before, scores(THREE, relabelled, AFTER, ids(10)), "clip3 has the label 0 in the one and 1");
        assertRefused(before, scores(List.of("a", "b", "c"), TRUTH, AFTER, ids(10)), "other classes");
        assertRefused(before, scores(THREE, new int[] {0}, new int[] {0}, List.of("x")), "no clip in common");
    }

    private static void assertRefused(Scores before, Scores after, String part) {
        String message = assertThrows(
                        InvalidInputException.class, () -> Comparison.of("before", before, "after", after))
                .getMessage();
        assertTrue(message.contains(part), message);
    }

    /** Of 120 classes, the k-th hardest is right k times of 120 before; afterwards the ten hardest are always right. */
    @Test
    void levels_ofThePapersClasses_areItsLevels() {
        List<ClassDifference> classes = IntStream.rangeClosed(1, 120)
                .mapToObj(k -> new ClassDifference(120 - k, "c", 120, k / 120.0, k <= 10 ? 1 : k / 120.0))
                .toList();
        List<DifficultyLevel> levels = DifficultyLevel.of(classes);
        assertEquals(List.of("classes 1-10", "classes 11-30", "classes 31-60", "classes 61-120"), places(levels));
        assertEquals(5.5 / 120, levels.get(0).baseline(), 1e-12);
        assertEquals(114.5 / 120, levels.get(0).difference(), 1e-12);
        assertEquals(20.5 / 120, levels.get(1).baseline(), 1e-12);
        assertEquals(0, levels.get(3).difference(), 1e-12);
    }

    @Test
    void levels_ofFewerClasses_haveTheSameProportions_andOfMoreTheSameReach() {
        assertEquals(List.of("classes 1-2", "classes 3-7", "classes 8-14", "classes 15-27"), places(levels(27)));
        assertEquals(List.of("class 1", "classes 2-3", "classes 4-5", "classes 6-10"), places(levels(10)));
        assertEquals(List.of("class 1", "class 2", "class 3"), places(levels(3)));
        assertEquals(List.of("class 1"), places(levels(1)));
        assertEquals("classes 61-400", places(levels(400)).get(3));
    }

    private static List<DifficultyLevel> levels(int classes) {
        return DifficultyLevel.of(IntStream.range(0, classes)
                .mapToObj(k -> new ClassDifference(k, "c", 1, 0.5, 0.5))
                .toList());
    }

    private static List<String> places(List<DifficultyLevel> levels) {
        return levels.stream().map(DifficultyLevel::places).toList();
    }

    @Test
    void figures_haveABarForEachClassAndTwoForEachLevel(@TempDir Path folder) throws Exception {
        ComparisonFigures.write(folder, sitting(), 0.25);
        String classes = Files.readString(folder.resolve("classes.svg"));
        assertTrue(classes.contains(">wave<") && classes.contains(">-50.0<") && !classes.contains(">sit<"), classes);
        assertTrue(Files.readString(folder.resolve("levels.svg")).contains(">class 3<"));
        assertTrue(Files.exists(folder.resolve("classes.png")));
    }
}
