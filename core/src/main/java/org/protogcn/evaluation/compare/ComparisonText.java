package org.protogcn.evaluation.compare;

import java.util.List;
import java.util.Locale;

/** A comparison for the eye, accuracies in per cent. */
public final class ComparisonText {
    private final Comparison comparison;
    private final StringBuilder text = new StringBuilder();

    private ComparisonText(Comparison comparison) {
        this.comparison = comparison;
    }

    /**
     * @param least difference of a class's accuracies that is worth a line, a fraction
     * @param mostPairs lines of pairs
     */
    public static String of(Comparison comparison, double least, int mostPairs) {
        ComparisonText page = new ComparisonText(comparison);
        page.accuracies();
        page.test();
        page.levels();
        page.classes(least);
        page.pairs(mostPairs);
        return page.text.toString();
    }

    private void add(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private void accuracies() {
        add("top-1 on the %d clips that both have scores of:", comparison.clips());
        add("  %6.2f  %s (baseline)", 100 * comparison.baseline(), comparison.baselineName());
        add(
                "  %6.2f  %s (%+.2f)",
                100 * comparison.other(), comparison.otherName(), 100 * (comparison.other() - comparison.baseline()));
        leftOut(comparison.onlyInBaseline(), comparison.baselineName());
        leftOut(comparison.onlyInOther(), comparison.otherName());
    }

    private void leftOut(int clips, String name) {
        if (clips > 0) {
            add("  left out: %d clips that only %s has scores of", clips, name);
        }
    }

    private void test() {
        McNemar test = comparison.test();
        add(
                "McNemar's test: right in one alone %d and %d, p = %.2g (%s)",
                test.onlyBaselineRight(),
                test.onlyOtherRight(),
                test.p(),
                test.exact() ? "exact binomial" : "chi-square with continuity correction");
    }

    private void levels() {
        add("%nby difficulty, classes sorted by the baseline's accuracy, the hardest first:");
        for (DifficultyLevel level : comparison.levels()) {
            add(
                    "  %6.2f -> %6.2f  %+7.2f  %s",
                    100 * level.baseline(), 100 * level.other(), 100 * level.difference(), level.places());
        }
    }

    private void classes(double least) {
        List<ClassDifference> classes = comparison.classesAbove(least);
        add(
                "%nclasses that differ by more than %.1f %%: %d of %d",
                100 * least, classes.size(), comparison.classes().size());
        for (ClassDifference c : classes) {
            add(
                    "  %6.2f -> %6.2f  %+7.2f  %s (%d clips)",
                    100 * c.baseline(), 100 * c.other(), 100 * c.difference(), c.name(), c.clips());
        }
    }

    private void pairs(int most) {
        List<PairChange> pairs = comparison.pairs();
        add("%npairs whose confusion changed most, of %d that changed:", pairs.size());
        for (PairChange pair : pairs.subList(0, Math.min(most, pairs.size()))) {
            add("  %4d -> %4d  %+5d  %s / %s", pair.baseline(), pair.other(), pair.change(), pair.one(), pair.two());
        }
    }
}
