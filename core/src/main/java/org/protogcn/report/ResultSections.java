package org.protogcn.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.protogcn.evaluation.ConfusionMatrix;
import org.protogcn.evaluation.Interval;
import org.protogcn.evaluation.Metrics;
import org.protogcn.evaluation.Reliability;
import org.protogcn.evaluation.Scores;

/** What scores say, in figures and tables. */
final class ResultSections {
    private static final int PAIRS = 12;

    private final Scores scores;
    private final Metrics metrics;
    private final ConfusionMatrix confusion;
    private final Optional<Reliability> reliability;

    ResultSections(Scores scores) {
        this.scores = scores;
        this.metrics = Metrics.of(scores);
        this.confusion = ConfusionMatrix.of(scores);
        this.reliability = Reliability.ifShares(scores);
    }

    Section summary() {
        int clips = scores.clips();
        StringBuilder tiles = new StringBuilder("<dl class=\"tiles\">");
        tiles.append(tile("Top-1 accuracy", metrics.top1(), Interval.wilson(hits(1), clips), hits(1) + " of " + clips));
        if (scores.classes() > 5) {
            Interval interval = Interval.wilson(hits(5), clips);
            tiles.append(tile("Top-5 accuracy", metrics.top5(), interval, hits(5) + " of " + clips));
        }
        String counted = "over " + classesWithClips() + " classes";
        tiles.append(
                tile("Mean class accuracy", metrics.meanClassAccuracy(), Interval.ofMeanRecall(confusion), counted));
        reliability.ifPresent(found -> tiles.append("<div><dt>Calibration error</dt><dd><b>"
                + Html.percent(found.expectedError()) + "</b><span>expected distance between score and accuracy"
                + "</span></dd></div>"));
        return new Section("summary", "At a glance", tiles + "</dl>");
    }

    private int hits(int k) {
        return (int) Math.round(scores.topK(k) * scores.clips());
    }

    private long classesWithClips() {
        return metrics.perClass().stream()
                .filter(result -> result.support() > 0)
                .count();
    }

    private static String tile(String name, double value, Interval interval, String counted) {
        return "<div><dt>" + name + "</dt><dd><b>" + Html.percent(value) + "</b><span>" + Html.interval(interval)
                + " <abbr title=\"95 % confidence, Wilson's interval\">(95\u00a0%)</abbr></span><span>" + counted
                + "</span></dd></div>";
    }

    Section pairs() {
        String rows = mistakes()
                .limit(PAIRS)
                .mapToObj(cell -> pairRow(cell / scores.classes(), cell % scores.classes()))
                .collect(Collectors.joining());
        List<String> columns =
                List.of("Class", "taken for", "#Clips", "#of its class", "#The other way round", "Clips");
        String table = rows.isEmpty()
                ? "<p>There are no mistakes.</p>"
                : "<p>The mistakes that were made most often.</p><div class=\"scroll\"><table>"
                        + Html.head(columns, false) + "<tbody>" + rows + "</tbody></table></div>";
        return new Section("pairs", "Hardest pairs", table);
    }

    /** Cells off the diagonal, the fullest first. */
    private IntStream mistakes() {
        int classes = scores.classes();
        return IntStream.range(0, classes * classes)
                .filter(cell -> cell / classes != cell % classes && count(cell) > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer cell) -> -count(cell)))
                .mapToInt(Integer::intValue);
    }

    private int count(int cell) {
        return confusion.count(cell / scores.classes(), cell % scores.classes());
    }

    private String pairRow(int truth, int prediction) {
        int count = confusion.count(truth, prediction);
        int support = confusion.support(truth);
        int back = confusion.count(prediction, truth);
        return "<tr>" + Html.rowHead(name(truth)) + Html.cell(name(prediction))
                + Html.numberCell(count, Integer.toString(count))
                + Html.numberCell((double) count / support, Html.percent((double) count / support))
                + Html.numberCell(back, Integer.toString(back))
                + Html.cell(Html.play(truth, prediction, "Play")) + "</tr>";
    }

    private String name(int classIndex) {
        return Html.text(scores.classNames().get(classIndex));
    }

    Section classes() {
        String rows =
                IntStream.range(0, scores.classes()).mapToObj(this::classRow).collect(Collectors.joining());
        List<String> columns = List.of(
                "#Label",
                "Class",
                "#Clips",
                "#Accuracy",
                "#95 % interval",
                "#Precision",
                "Most often taken for",
                "#Times");
        return new Section(
                "classes",
                "Classes",
                "<p class=\"hint\">The button in a column's head sorts by it.</p><div class=\"scroll\"><table class=\"sortable\">"
                        + Html.head(columns, true) + "<tbody>" + rows + "</tbody></table></div>");
    }

    private String classRow(int c) {
        int support = confusion.support(c);
        int right = confusion.count(c, c);
        Interval interval = Interval.wilson(right, support);
        int rival = confusion.mostConfusedWith(c);
        double precision = confusion.predicted(c) == 0 ? 0 : (double) right / confusion.predicted(c);
        return "<tr>" + Html.numberCell(c, Integer.toString(c)) + Html.rowHead(name(c))
                + Html.numberCell(support, Integer.toString(support))
                + (support == 0 ? absent() + absent() : accuracyCells(confusion.recall(c), interval))
                + (confusion.predicted(c) == 0 ? absent() : Html.numberCell(precision, Html.percent(precision)))
                + Html.cell(
                        rival < 0 ? "" : Html.play(c, rival, scores.classNames().get(rival)))
                + Html.numberCell(
                        rival < 0 ? 0 : confusion.count(c, rival),
                        rival < 0 ? "0" : Integer.toString(confusion.count(c, rival)))
                + "</tr>";
    }

    private static String absent() {
        return Html.numberCell(-1, "–");
    }

    private static String accuracyCells(double accuracy, Interval interval) {
        String bar = "<svg class=\"bar\" viewBox=\"0 0 104 12\" aria-hidden=\"true\">"
                + "<line class=\"whole\" x1=\"2\" y1=\"6\" x2=\"102\" y2=\"6\"/>"
                + Html.number("<line class=\"reach\" x1=\"%.1f\" y1=\"6\" ", 2 + 100 * interval.low())
                + Html.number("x2=\"%.1f\" y2=\"6\"/>", 2 + 100 * interval.high())
                + Html.number("<circle cx=\"%.1f\" cy=\"6\" r=\"3.5\"/></svg> ", 2 + 100 * accuracy);
        return Html.numberCell(accuracy, bar + Html.percent(accuracy))
                + Html.numberCell(interval.high() - interval.low(), Html.interval(interval));
    }

    Optional<Section> calibration() {
        return reliability.map(found -> new Section(
                "calibration",
                "Calibration",
                "<div class=\"pair\">"
                        + Html.figure(
                                ReliabilityChart.of(found),
                                "How often clips are right, by the score of their best class. Bars show what so few clips"
                                        + " leave open; on the diagonal, scores can be taken at their word.")
                        + calibrationTable(found) + "</div>"));
    }

    private static String calibrationTable(Reliability reliability) {
        String rows = reliability.bins().stream()
                .map(bin -> "<tr>" + Html.numberCell(bin.confidence(), Html.percent(bin.confidence()))
                        + Html.numberCell(bin.accuracy(), Html.percent(bin.accuracy()))
                        + Html.numberCell(bin.clips(), Integer.toString(bin.clips())) + "</tr>")
                .collect(Collectors.joining());
        return "<div><p>" + Html.text(verdict(reliability)) + "</p>"
                + Html.details(
                        "The same in numbers",
                        "<table>" + Html.head(List.of("#Mean score", "#Right", "#Clips"), false) + "<tbody>" + rows
                                + "</tbody></table>")
                + "</div>";
    }

    /** Whether scores promise too much on the whole. */
    private static String verdict(Reliability reliability) {
        double clips =
                reliability.bins().stream().mapToInt(Reliability.Bin::clips).sum();
        double excess = reliability.bins().stream()
                        .mapToDouble(bin -> bin.clips() * (bin.confidence() - bin.accuracy()))
                        .sum()
                / Math.max(1, clips);
        String side = excess > 0 ? "higher" : "lower";
        return "The expected calibration error is " + Html.percent(reliability.expectedError())
                + ": the mean distance between the score of the best class and how often it is right. On the whole, scores"
                + " are " + Html.percent(Math.abs(excess)) + " " + side + " than the accuracy.";
    }
}
