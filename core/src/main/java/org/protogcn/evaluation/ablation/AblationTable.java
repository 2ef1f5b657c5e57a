package org.protogcn.evaluation.ablation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.protogcn.evaluation.Metrics;

/**
 * Variants of a network held against each other, the first of them the one that all others are compared with.
 *
 * @param title e.g. {@code utd-mhad-b, components}
 * @param split the clips that all figures are of
 */
public record AblationTable(String title, String split, List<Row> rows) {
    /**
     * A variant.
     *
     * @param label what to call it
     * @param settings its configuration keys, as far as they make it what it is
     * @param planned how many trainings it is to have
     * @param outcomes of those that are finished
     * @param sameAs the row before it whose trainings are these too; empty where there is none
     */
    public record Row(String label, Map<String, String> settings, int planned, List<Outcome> outcomes, String sameAs) {
        public Row {
            outcomes = List.copyOf(outcomes);
        }

        /** Top-1 accuracy of the checkpoint that was best on the validation split. */
        public Spread best() {
            return spread(outcome -> outcome.best().top1());
        }

        /** Top-1 accuracy after the last epoch. */
        public Spread last() {
            return spread(outcome -> outcome.last().top1());
        }

        private Spread spread(ToDoubleFunction<Outcome> figure) {
            return Spread.of(outcomes.stream().mapToDouble(figure).toArray());
        }
    }

    /**
     * A training.
     *
     * @param run the name of its folder
     * @param best of the checkpoint that was best on the validation split
     * @param last of the checkpoint after the last epoch
     */
    public record Outcome(long seed, String run, Accuracy best, Accuracy last) {}

    /** Fractions of the clips, or of the classes' accuracies, from 0 to 1. */
    public record Accuracy(double top1, double top5, double meanClass) {
        public static Accuracy of(Metrics metrics) {
            return new Accuracy(metrics.top1(), metrics.top5(), metrics.meanClassAccuracy());
        }
    }

    public AblationTable {
        rows = List.copyOf(rows);
    }

    /** What a row's last epochs gain over those of the first row, as a fraction; NaN where one of them has none. */
    public double gain(Row row) {
        return row.last().mean() - rows.get(0).last().mean();
    }

    /** For the eye: per cent, mean ± standard deviation. */
    public String text() {
        String heading = title + ": top-1 on " + split + " in %, mean ± standard deviation over the seeds\n"
                + line("last epoch", "best epoch", "gain", "seeds", "");
        return rows.stream().map(this::line).collect(Collectors.joining("", heading, ""));
    }

    private String line(Row row) {
        return line(
                row.last().percent(),
                row.best().percent(),
                gainText(row),
                seeds(row),
                row.label() + (row.sameAs().isEmpty() ? "" : " (the runs of '" + row.sameAs() + "')"));
    }

    private static String line(String last, String best, String gain, String seeds, String label) {
        return String.format(Locale.ROOT, "%14s  %14s  %7s  %5s  %s", last, best, gain, seeds, label)
                        .stripTrailing()
                + "\n";
    }

    private String gainText(Row row) {
        boolean comparable = row != rows.get(0) && !Double.isNaN(gain(row));
        return comparable ? String.format(Locale.ROOT, "%+.2f", 100 * gain(row)) : "";
    }

    private static String seeds(Row row) {
        int finished = row.outcomes().size();
        return finished == row.planned() ? Integer.toString(finished) : finished + "/" + row.planned();
    }
}
