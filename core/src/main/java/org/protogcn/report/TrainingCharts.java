package org.protogcn.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.protogcn.picture.Picture;
import org.protogcn.runs.Curves;
import org.protogcn.runs.Curves.Epoch;

/** The curves of a run; a chart without any figure is none. */
final class TrainingCharts {
    /** More than pixels can show. */
    static final int MOST_EPOCHS = 500;

    private TrainingCharts() {}

    /** Every term that the run has written down. */
    static Optional<Picture> losses(Curves curves) {
        List<CurveChart.Line> lines = new ArrayList<>();
        curves.lossNames().forEach(name -> lines.add(line(curves, name, name.replace('_', ' '))));
        return chart(lines, "loss", false);
    }

    static Optional<Picture> accuracies(Curves curves) {
        return chart(
                List.of(line(curves, Curves.TRAINING, "training"), line(curves, Curves.VALIDATION, "validation")),
                "accuracy",
                true);
    }

    private static Optional<Picture> chart(List<CurveChart.Line> lines, String unit, boolean percent) {
        List<CurveChart.Line> drawn =
                lines.stream().filter(line -> !line.points().isEmpty()).toList();
        return drawn.isEmpty() ? Optional.empty() : Optional.of(CurveChart.of(drawn, unit, percent));
    }

    private static CurveChart.Line line(Curves curves, String figure, String name) {
        List<double[]> points = new ArrayList<>();
        for (Epoch epoch : curves.epochs()) {
            epoch.figure(figure).ifPresent(value -> points.add(new double[] {epoch.number(), value}));
        }
        return new CurveChart.Line(name, points);
    }
}
