package org.protogcn.evaluation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How often clips of each class (rows: the truth) were taken for each class (columns: the prediction). Immutable. */
public final class ConfusionMatrix {
    private final List<String> classNames;
    private final int[][] counts;

    private ConfusionMatrix(List<String> classNames, int[][] counts) {
        this.classNames = classNames;
        this.counts = counts;
    }

    public static ConfusionMatrix of(Scores scores) {
        int[][] counts = new int[scores.classes()][scores.classes()];
        for (int clip = 0; clip < scores.clips(); clip++) {
            counts[scores.label(clip)][scores.prediction(clip)]++;
        }
        return new ConfusionMatrix(scores.classNames(), counts);
    }

    public int classes() {
        return classNames.size();
    }

    public List<String> classNames() {
        return classNames;
    }

    public int count(int truth, int prediction) {
        return counts[truth][prediction];
    }

    /** The number of clips of a class. */
    public int support(int truth) {
        return IntStream.of(counts[truth]).sum();
    }

    /** How often a class was predicted, rightly or wrongly. */
    public int predicted(int prediction) {
        return IntStream.range(0, classes())
                .map(truth -> counts[truth][prediction])
                .sum();
    }

    public int clips() {
        return IntStream.range(0, classes()).map(this::support).sum();
    }

    public int correct() {
        return IntStream.range(0, classes()).map(c -> counts[c][c]).sum();
    }

    /** The fraction of all clips on the diagonal; 0 without clips. */
    public double accuracy() {
        return clips() == 0 ? 0 : (double) correct() / clips();
    }

    /** The fraction of a class's clips that were recognised; 0 for a class without clips. */
    public double recall(int truth) {
        return support(truth) == 0 ? 0 : (double) counts[truth][truth] / support(truth);
    }

    /** The wrong class that clips of {@code truth} were taken for most often; -1 if none was. */
    public int mostConfusedWith(int truth) {
        int worst = -1;
        for (int other = 0; other < classes(); other++) {
            if (other != truth && counts[truth][other] > (worst < 0 ? 0 : counts[truth][worst])) {
                worst = other;
            }
        }
        return worst;
    }

    /** Counts {@code [truth,prediction]}. */
    public int[][] counts() {
        return IntStream.range(0, classes()).mapToObj(i -> counts[i].clone()).toArray(int[][]::new);
    }

    /** A line per true class, a column per predicted one, with names in the first line and column. */
    public String toCsv() {
        String header = "truth\\prediction," + Csv.line(classNames);
        return IntStream.range(0, classes())
                .mapToObj(this::csvLine)
                .collect(Collectors.joining("\n", header + "\n", "\n"));
    }

    private String csvLine(int truth) {
        return Csv.field(classNames.get(truth)) + ","
                + IntStream.of(counts[truth]).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }
}
