package org.protogcn.benchmarks.growth;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.protogcn.benchmarks.Variant;
import org.protogcn.picture.Canvas;
import org.protogcn.picture.Canvas.Area;
import org.protogcn.picture.Lettering.Anchor;
import org.protogcn.picture.Palette;

/**
 * One measure over one dimension.
 *
 * @param up from values to the pixels of the vertical axis
 */
record GrowthChart(Canvas canvas, Area area, Growth growth, Dimension dimension, Measure measure, LogScale up) {
    void draw() {
        title();
        up.ticks().forEach(this::horizontal);
        LogScale along = along();
        dimension.extents().forEach(value -> vertical(value, along.at(value)));
        expected(along);
        for (Variant variant : Growth.VARIANTS) {
            int colour = GrowthPicture.colour(variant);
            List<Point> points = growth.of(variant, dimension);
            curve(points, along, measure::inference, 1.5, colour, GrowthPicture.INFERENCE);
            curve(points, along, measure::training, 2, colour);
        }
    }

    private LogScale along() {
        List<Integer> extents = dimension.extents();
        double room = Math.pow((double) extents.get(extents.size() - 1) / extents.get(0), 0.04);
        return new LogScale(
                extents.get(0) / room, extents.get(extents.size() - 1) * room, area.x(), area.x() + area.width());
    }

    private void title() {
        String name = dimension.label() + ": " + measure.label() + ", " + measure.unit();
        canvas.text(name, new Canvas.Point(area.x(), area.y() - 12), 12, true, Palette.INK, Anchor.START);
        power(Variant.FP32, measure::training, GrowthPicture.colour(Variant.FP32), 2);
        power(Variant.BF16, measure::training, GrowthPicture.colour(Variant.BF16), 1);
        power(Variant.FP32, measure::expected, Palette.FAINT_INK, 0);
    }

    /** @param place counted from the right */
    private void power(Variant variant, ToDoubleFunction<Point> cost, int colour, int place) {
        String power = GrowthText.power(growth.power(variant, dimension, cost));
        Canvas.Point at = new Canvas.Point(area.x() + area.width() - 31 * place, area.y() - 12);
        canvas.text(power, at, GrowthPicture.SMALL, false, colour, Anchor.END);
    }

    private void horizontal(double tick) {
        double y = up.at(tick);
        canvas.line(new Canvas.Point(area.x(), y), new Canvas.Point(area.x() + area.width(), y), 1, Palette.GRID, 1);
        label(String.format(Locale.ROOT, "%.0f", tick), area.x() - 8, y, Anchor.END);
    }

    private void vertical(int value, double x) {
        double bottom = area.y() + area.height();
        canvas.line(new Canvas.Point(x, area.y()), new Canvas.Point(x, bottom), 1, Palette.GRID, 1);
        label(String.valueOf(value), x, bottom + 13, Anchor.MIDDLE);
    }

    private void label(String text, double x, double y, Anchor anchor) {
        canvas.text(text, new Canvas.Point(x, y), GrowthPicture.SMALL, false, Palette.FAINT_INK, anchor);
    }

    /** Through the largest training step in single precision, where what is done once weighs least. */
    private void expected(LogScale along) {
        List<Point> points = growth.of(Variant.FP32, dimension);
        Point largest = points.get(points.size() - 1);
        double unit = measure.training(largest) / measure.expected(largest);
        List<Canvas.Point> places = points.stream()
                .map(point -> new Canvas.Point(along.at(point.value()), up.at(unit * measure.expected(point))))
                .toList();
        canvas.curve(places, 2, Palette.FAINT_INK, GrowthPicture.EXPECTED);
    }

    private void curve(
            List<Point> points,
            LogScale along,
            ToDoubleFunction<Point> cost,
            double width,
            int colour,
            double... dashes) {
        List<Canvas.Point> places = points.stream()
                .map(point -> new Canvas.Point(along.at(point.value()), up.at(cost.applyAsDouble(point))))
                .toList();
        canvas.curve(places, width, colour, dashes);
        places.forEach(place -> canvas.dot(place, 2.5, colour, 1));
    }
}
