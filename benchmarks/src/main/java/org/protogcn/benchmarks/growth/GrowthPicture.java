package org.protogcn.benchmarks.growth;

import java.util.List;
import java.util.stream.Stream;
import org.protogcn.benchmarks.Variant;
import org.protogcn.picture.Canvas;
import org.protogcn.picture.Canvas.Area;
import org.protogcn.picture.Lettering.Anchor;
import org.protogcn.picture.Palette;
import org.protogcn.picture.Picture;
import org.protogcn.skeleton.JointName.Side;

/** For each dimension a chart of time and one of memory; both axes logarithmic, so that a power is a slope. */
final class GrowthPicture {
    static final double SMALL = 11.5;
    static final double[] INFERENCE = {7, 4};
    static final double[] EXPECTED = {1.5, 4.5};

    private static final int COLUMNS = 3;
    private static final double LEFT = 64;
    private static final double WIDTH = 296;
    private static final double HEIGHT = 190;
    private static final double TOP = 62;
    private static final double GAP = 20;
    private static final double BLOCK = Measure.values().length * HEIGHT + GAP;

    private final Growth growth;

    private GrowthPicture(Growth growth) {
        this.growth = growth;
    }

    static Picture of(Growth growth) {
        int rows = (Dimension.values().length + COLUMNS - 1) / COLUMNS;
        return new Picture((int) (LEFT + COLUMNS * WIDTH), (int) (TOP + rows * BLOCK), new GrowthPicture(growth)::draw);
    }

    static int colour(Variant variant) {
        return Palette.of(0, variant == Variant.FP32 ? Side.LEFT : Side.RIGHT);
    }

    private void draw(Canvas canvas) {
        legend(canvas);
        for (Measure measure : Measure.values()) {
            double least = extreme(measure, true);
            double most = extreme(measure, false);
            for (Dimension dimension : Dimension.values()) {
                Area area = area(dimension, measure);
                LogScale scale = new LogScale(least, most, area.y() + area.height(), area.y());
                new GrowthChart(canvas, area, growth, dimension, measure, scale).draw();
            }
        }
    }

    private static Area area(Dimension dimension, Measure measure) {
        int row = dimension.ordinal() / COLUMNS;
        double x = LEFT + dimension.ordinal() % COLUMNS * WIDTH;
        double y = TOP + row * BLOCK + measure.ordinal() * HEIGHT;
        return new Area(x, y + 20, WIDTH - 46, HEIGHT - 52);
    }

    /** The same for all charts of a measure: the least of anything that is drawn, or the most. */
    private double extreme(Measure measure, boolean least) {
        double[] all = growth.points().stream()
                .flatMap(point -> Stream.of(measure.training(point), measure.inference(point)))
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return least ? all[0] / 1.3 : all[all.length - 1] * 1.3;
    }

    private static void legend(Canvas canvas) {
        double x = LEFT;
        for (Variant variant : Growth.VARIANTS) {
            sample(canvas, x, 16, "training step, " + variant.precision(), colour(variant));
            sample(canvas, x, 36, "inference, " + variant.precision(), colour(variant), INFERENCE);
            x += 180;
        }
        sample(canvas, x, 16, "to be expected of a training step", Palette.FAINT_INK, EXPECTED);
        canvas.text(
                "of a batch; figures: the powers with which training grows",
                new Canvas.Point(x, 36),
                SMALL,
                false,
                Palette.FAINT_INK,
                Anchor.START);
    }

    private static void sample(Canvas canvas, double x, double y, String text, int colour, double... dashes) {
        canvas.curve(List.of(new Canvas.Point(x, y), new Canvas.Point(x + 26, y)), 2, colour, dashes);
        canvas.text(text, new Canvas.Point(x + 33, y), SMALL, false, Palette.INK, Anchor.START);
    }
}
