package org.protogcn.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.protogcn.picture.Axis;
import org.protogcn.picture.Canvas;
import org.protogcn.picture.Canvas.Area;
import org.protogcn.picture.Canvas.Point;
import org.protogcn.picture.Lettering.Anchor;
import org.protogcn.picture.Palette;
import org.protogcn.picture.Picture;
import org.protogcn.skeleton.JointName.Side;

/** Draws figures over epochs. Lines are told apart by colour, by their dashes, and by the name at their end. */
final class CurveChart {
    private static final int WIDTH = 620;
    private static final int HEIGHT = 330;
    private static final Area AREA = new Area(62, 36, 400, 240);
    private static final double LABEL = 13;
    private static final double LINE_HEIGHT = 17;
    private static final double[][] DASHES = {{}, {7, 5}, {1.5, 4.5}, {11, 4, 1.5, 4}, {4, 3}, {14, 5}};

    /**
     * A figure over epochs.
     *
     * @param points {@code {epoch, value}} each, one at least
     */
    record Line(String name, List<double[]> points) {
        double last() {
            return points.get(points.size() - 1)[1];
        }
    }

    private final List<Line> lines;
    private final Plot plot;

    private CurveChart(List<Line> lines, Plot plot) {
        this.lines = lines;
        this.plot = plot;
    }

    /** @param percent whether values are accuracies from 0 to 1 */
    static Picture of(List<Line> lines, String yName, boolean percent) {
        double[] values = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(point -> point[1])
                .sorted()
                .toArray();
        int epochs = lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToInt(point -> (int) point[0])
                .max()
                .orElse(1);
        Axis y = percent ? Axis.ofShares() : Axis.around(Math.min(0, values[0]), values[values.length - 1]);
        Plot plot = new Plot(AREA, Axis.ofCounts(epochs), y, "epoch", yName);
        return new Picture(WIDTH, HEIGHT, new CurveChart(lines, plot)::draw);
    }

    private void draw(Canvas canvas) {
        plot.draw(canvas);
        double[] heights = heights();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            List<Point> points =
                    line.points().stream().map(p -> plot.at(p[0], p[1])).toList();
            canvas.curve(points, 2, colour(i), DASHES[i % DASHES.length]);
            Point end = points.get(points.size() - 1);
            canvas.dot(end, 3, colour(i), 1);
            double x = AREA.x() + AREA.width();
            canvas.line(end, new Point(x + 12, heights[i]), 1, Palette.GRID, 1);
            canvas.text(label(line), new Point(x + 17, heights[i]), LABEL, false, colour(i), Anchor.START);
        }
    }

    private String label(Line line) {
        return plot.y().percent()
                ? String.format(Locale.ROOT, "%s %.1f %%", line.name(), 100 * line.last())
                : String.format(Locale.ROOT, "%s %.3g", line.name(), line.last());
    }

    static int colour(int line) {
        Side side = line % 2 == 0 ? Side.LEFT : Side.RIGHT;
        return Palette.of(line / 2, side);
    }

    /** Of the lines' names: beside their ends where these are apart from each other, else below one another. */
    private double[] heights() {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> -lines.get(i).last()));
        double[] heights = new double[lines.size()];
        double free = AREA.y();
        for (int i : order) {
            heights[i] = Math.max(plot.at(1, lines.get(i).last()).y(), free);
            free = heights[i] + LINE_HEIGHT;
        }
        double lowest = AREA.y() + AREA.height() + 8;
        for (int i = order.size() - 1; i >= 0; i--) {
            heights[order.get(i)] = Math.min(heights[order.get(i)], lowest);
            lowest = heights[order.get(i)] - LINE_HEIGHT;
        }
        return heights;
    }
}
