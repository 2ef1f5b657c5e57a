package org.protogcn.benchmarks.growth;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.protogcn.picture.Canvas;
import org.protogcn.picture.Canvas.Area;
import org.protogcn.picture.Lettering.Anchor;
import org.protogcn.picture.Palette;
import org.protogcn.picture.Picture;
import org.protogcn.skeleton.JointName.Side;

/** Six small charts, one for each dimension: what a training step costs, as multiples of what the smallest size costs. */
final class GrowthPicture {
    private static final int COLUMNS = 3;
    private static final double PANEL_WIDTH = 290;
    private static final double PANEL_HEIGHT = 230;
    private static final double LEGEND_HEIGHT = 30;
    private static final double SMALL = 12;
    private static final double[] PROPORTIONAL = {2, 5};
    private static final int TIME = Palette.of(0, Side.LEFT);
    private static final int MEMORY = Palette.of(0, Side.RIGHT);

    private final Growth growth;

    private GrowthPicture(Growth growth) {
        this.growth = growth;
    }

    static Picture of(Growth growth) {
        int rows = (Dimension.values().length + COLUMNS - 1) / COLUMNS;
        return new Picture(
                (int) (COLUMNS * PANEL_WIDTH),
                (int) (rows * PANEL_HEIGHT + LEGEND_HEIGHT),
                new GrowthPicture(growth)::draw);
    }

    private void draw(Canvas canvas) {
        for (Dimension dimension : Dimension.values()) {
            double x = dimension.ordinal() % COLUMNS * PANEL_WIDTH;
            double y = dimension.ordinal() / COLUMNS * PANEL_HEIGHT + LEGEND_HEIGHT;
            Area area = new Area(x + 40, y + 22, PANEL_WIDTH - 60, PANEL_HEIGHT - 60);
            new Panel(canvas, area, growth.of(dimension)).draw();
        }
        legend(canvas, 40, "time of a training step", TIME);
        legend(canvas, 250, "memory of a training step", MEMORY, 7, 4);
        legend(canvas, 470, "arithmetic", Palette.FAINT_INK, PROPORTIONAL);
        canvas.text(
                "multiples of the smallest",
                new Canvas.Point(COLUMNS * PANEL_WIDTH - 20, 16),
                SMALL,
                false,
                Palette.FAINT_INK,
                Anchor.END);
    }

    private static void legend(Canvas canvas, double x, String text, int colour, double... dashes) {
        canvas.curve(List.of(new Canvas.Point(x, 16), new Canvas.Point(x + 26, 16)), 2, colour, dashes);
        canvas.text(text, new Canvas.Point(x + 33, 16), SMALL, false, Palette.INK, Anchor.START);
    }

    private record Panel(Canvas canvas, Area area, List<Point> points) {
        private static final double[] STEPS = {1, 2, 5, 10, 20, 50};
        private static final int LINES = 5;

        void draw() {
            double step = step();
            for (double tick = 0; tick <= highest(); tick += step) {
                Canvas.Point left = at(0, tick);
                canvas.line(left, at(last().value(), tick), 1, Palette.GRID, 1);
                label(String.format(Locale.ROOT, "%.0f", tick), left.x() - 8, left.y(), Anchor.END);
            }
            for (Point point : points) {
                label(String.valueOf(point.value()), at(point.value(), 0).x(), bottom() + 13, Anchor.MIDDLE);
            }
            canvas.text(
                    points.get(0).dimension().label(),
                    new Canvas.Point(area.x() + area.width() / 2, area.y() - 11),
                    13,
                    true,
                    Palette.INK,
                    Anchor.MIDDLE);
            curve(Point::gigaflop, Palette.FAINT_INK, PROPORTIONAL);
            curve(point -> point.training().megabytes(), MEMORY, 7, 4);
            curve(point -> point.training().millis(), TIME);
        }

        private void label(String text, double x, double y, Anchor anchor) {
            canvas.text(text, new Canvas.Point(x, y), SMALL, false, Palette.FAINT_INK, anchor);
        }

        private void curve(ToDoubleFunction<Point> cost, int colour, double... dashes) {
            List<Canvas.Point> places = points.stream()
                    .map(point -> at(point.value(), multiple(point, cost)))
                    .toList();
            canvas.curve(places, 2, colour, dashes);
            places.forEach(place -> canvas.dot(place, 2.5, colour, 1));
        }

        private double multiple(Point point, ToDoubleFunction<Point> cost) {
            return cost.applyAsDouble(point) / cost.applyAsDouble(points.get(0));
        }

        private double highest() {
            return points.stream()
                    .mapToDouble(point -> Math.max(
                            multiple(point, Point::gigaflop),
                            Math.max(multiple(point, p -> p.training().millis()), multiple(point, p -> p.training()
                                    .megabytes()))))
                    .map(most -> 1.05 * most)
                    .max()
                    .orElse(1);
        }

        private double step() {
            double most = highest();
            for (double step : STEPS) {
                if (most / step <= LINES) {
                    return step;
                }
            }
            return 10 * Math.ceil(most / LINES / 10);
        }

        private Point last() {
            return points.get(points.size() - 1);
        }

        private double bottom() {
            return area.y() + area.height();
        }

        private Canvas.Point at(double value, double multiple) {
            return new Canvas.Point(
                    area.x() + area.width() * value / last().value(), bottom() - area.height() * multiple / highest());
        }
    }
}
