package org.protogcn.evaluation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The figures of an evaluation. Accuracies are fractions from 0 to 1.
 *
 * @param clips how many were scored
 * @param top1 the fraction whose true class has the highest score
 * @param top5 the fraction whose true class is among the five highest
 * @param meanClassAccuracy the mean over the classes that have clips of the fraction recognised, so that rare classes
 *     count as much as frequent ones
 * @param meanClassAccuracyWithFalseAlarms the same, with classes that have no clips but were predicted counting as 0;
 *     what the field's common tool prints as mean class accuracy. Both agree where every class has clips
 * @param perClass one entry per class, in label order
 */
public record Metrics(
        int clips,
        double top1,
        double top5,
        double meanClassAccuracy,
        double meanClassAccuracyWithFalseAlarms,
        List<ClassResult> perClass) {

    /**
     * How one class fared.
     *
     * @param support its clips
     * @param correct those of them that were recognised
     * @param accuracy {@code correct / support}; 0 for a class without clips
     * @param mostConfusedWith the wrong class that its clips were taken for most often; empty if none was
     * @param confusions how often that happened
     */
    public record ClassResult(
            String name, int support, int correct, double accuracy, String mostConfusedWith, int confusions) {}

    public Metrics {
        perClass = List.copyOf(perClass);
    }

    public static Metrics of(Scores scores) {
        ConfusionMatrix confusion = ConfusionMatrix.of(scores);
        int[] withClips = IntStream.range(0, scores.classes())
                .filter(c -> confusion.support(c) > 0)
                .toArray();
        int[] mentioned = IntStream.range(0, scores.classes())
                .filter(c -> confusion.support(c) > 0 || confusion.predicted(c) > 0)
                .toArray();
        return new Metrics(
                scores.clips(),
                scores.topK(1),
                scores.topK(5),
                meanRecall(confusion, withClips),
                meanRecall(confusion, mentioned),
                IntStream.range(0, scores.classes())
                        .mapToObj(c -> classResult(confusion, c))
                        .toList());
    }

    private static double meanRecall(ConfusionMatrix confusion, int[] classes) {
        return IntStream.of(classes).mapToDouble(confusion::recall).average().orElse(0);
    }

    private static ClassResult classResult(ConfusionMatrix confusion, int truth) {
        int rival = confusion.mostConfusedWith(truth);
        return new ClassResult(
                confusion.classNames().get(truth),
                confusion.support(truth),
                confusion.count(truth, truth),
                confusion.recall(truth),
                rival < 0 ? "" : confusion.classNames().get(rival),
                rival < 0 ? 0 : confusion.count(truth, rival));
    }

    /** A line per class for spreadsheets, with a header. */
    public String perClassCsv() {
        return perClass.stream()
                .map(Metrics::csvLine)
                .collect(Collectors.joining("\n", "class,support,correct,accuracy,most confused with,times\n", "\n"));
    }

    private static String csvLine(ClassResult result) {
        return Csv.line(List.of(
                result.name(),
                Integer.toString(result.support()),
                Integer.toString(result.correct()),
                Double.toString(result.accuracy()),
                result.mostConfusedWith(),
                Integer.toString(result.confusions())));
    }
}
