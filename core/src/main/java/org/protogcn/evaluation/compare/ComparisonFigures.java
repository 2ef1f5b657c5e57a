package org.protogcn.evaluation.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.protogcn.evaluation.compare.BarChart.Bar;
import org.protogcn.evaluation.compare.BarChart.Line;
import org.protogcn.picture.Picture;

/** A comparison as figures: accuracy by difficulty, and the classes that differ. */
public final class ComparisonFigures {
    private ComparisonFigures() {}

    /**
     * Writes {@code classes} and {@code levels}, as SVG and as PNG, replacing earlier ones.
     *
     * @param least difference of a class's accuracies that is worth a bar, a fraction
     */
    public static void write(Path folder, Comparison comparison, double least) {
        for (String ending : Picture.ENDINGS) {
            classes(comparison, least).write(folder.resolve("classes." + ending));
            levels(comparison).write(folder.resolve("levels." + ending));
        }
    }

    private static Picture classes(Comparison comparison, double least) {
        List<Line> lines = comparison.classesAbove(least).stream()
                .map(c -> new Line(c.name(), List.of(new Bar(100 * c.difference(), colour(c))), signed(c.difference())))
                .toList();
        return new BarChart(
                        comparison.otherName() + " over " + comparison.baselineName(),
                        String.format(
                                Locale.ROOT, "difference of class accuracy, %%; those above %.1f %%", 100 * least),
                        lines)
                .picture();
    }

    private static int colour(ClassDifference c) {
        return c.difference() > 0 ? BarChart.BETTER : BarChart.WORSE;
    }

    private static Picture levels(Comparison comparison) {
        List<Line> lines = comparison.levels().stream()
                .map(level -> new Line(
                        level.places(),
                        List.of(
                                new Bar(100 * level.baseline(), BarChart.BEFORE),
                                new Bar(100 * level.other(), BarChart.BETTER)),
                        signed(level.difference())))
                .toList();
        return new BarChart(
                        comparison.otherName() + " (blue) over " + comparison.baselineName() + " (grey)",
                        "mean class accuracy, %; the hardest classes first, by the baseline",
                        lines)
                .picture();
    }

    private static String signed(double difference) {
        return String.format(Locale.ROOT, "%+.1f", 100 * difference);
    }
}
