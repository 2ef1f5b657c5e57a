package org.protogcn.evaluation.ablation;

import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.protogcn.evaluation.ablation.AblationTable.Outcome;
import org.protogcn.evaluation.ablation.AblationTable.Row;
import org.protogcn.picture.Axis;
import org.protogcn.picture.Canvas;
import org.protogcn.picture.Canvas.Point;
import org.protogcn.picture.Lettering;
import org.protogcn.picture.Lettering.Anchor;
import org.protogcn.picture.Palette;
import org.protogcn.picture.Picture;

/**
 * A table as a figure: a line for each variant, with the mean of its last and its best epochs, bars of one standard
 * deviation to both sides, and a faint dot for every training.
 */
final class AblationFigure {
    private static final int WIDTH = 760;
    private static final int LEFT = 260;
    private static final int RIGHT = 30;
    private static final int TOP = 88;
    private static final int ROW = 44;
    private static final int BOTTOM = 56;
    private static final int LAST = 0x1f78d1;
    private static final int BEST = 0xe8622c;
    private static final double HALF_BAR_END = 4;

    private final AblationTable table;
    private final Axis axis;

    private AblationFigure(AblationTable table) {
        this.table = table;
        double[] accuracies = table.rows().stream()
                .flatMapToDouble(row -> DoubleStream.concat(extremes(row.last()), extremes(row.best())))
                .toArray();
        this.axis = Axis.withRoom(accuracies);
    }

    static Picture of(AblationTable table) {
        return new Picture(WIDTH, bottom(table) + BOTTOM, new AblationFigure(table)::draw);
    }

    private static int bottom(AblationTable table) {
        return TOP + ROW * table.rows().size();
    }

    /** In per cent. */
    private static DoubleStream extremes(Spread spread) {
        double deviation = spread.count() < 2 ? 0 : spread.deviation();
        return spread.count() == 0
                ? DoubleStream.empty()
                : DoubleStream.of(100 * (spread.mean() - deviation), 100 * (spread.mean() + deviation));
    }

    private double x(double accuracy) {
        return axis.at(accuracy, LEFT, WIDTH - RIGHT);
    }

    private void draw(Canvas canvas) {
        canvas.text(table.title(), new Point(24, 26), 16, true, Palette.INK, Anchor.START);
        legend(canvas, 24, LAST, "last epoch");
        legend(canvas, 130, BEST, "best epoch by validation");
        canvas.text("bars: one standard deviation", new Point(330, 54), 12, false, Palette.FAINT_INK, Anchor.START);
        grid(canvas);
        for (int i = 0; i < table.rows().size(); i++) {
            row(canvas, table.rows().get(i), TOP + ROW * i + ROW / 2.0);
        }
    }

    private static void legend(Canvas canvas, double x, int colour, String text) {
        canvas.dot(new Point(x + 5, 54), 5, colour, 1);
        canvas.text(text, new Point(x + 16, 54), 12, false, Palette.FAINT_INK, Anchor.START);
    }

    private void grid(Canvas canvas) {
        int bottom = bottom(table);
        for (double tick : axis.ticks()) {
            double x = x(tick);
            canvas.line(new Point(x, TOP), new Point(x, bottom), 1, Palette.GRID, 1);
            canvas.text(axis.text(tick), new Point(x, bottom + 14), 12, false, Palette.FAINT_INK, Anchor.MIDDLE);
        }
        String caption = "top-1 accuracy on " + table.split() + ", %";
        Point middle = new Point((LEFT + WIDTH - RIGHT) / 2.0, bottom + 36);
        canvas.text(caption, middle, 12, false, Palette.FAINT_INK, Anchor.MIDDLE);
    }

    private void row(Canvas canvas, Row row, double y) {
        String label = Lettering.ruler().shortened(row.label(), Lettering.plain(13), LEFT - 30);
        canvas.text(label, new Point(LEFT - 14, y), 13, false, Palette.INK, Anchor.END);
        series(canvas, row, row.last(), o -> o.last().top1(), LAST, y - 7);
        series(canvas, row, row.best(), o -> o.best().top1(), BEST, y + 7);
    }

    private void series(Canvas canvas, Row row, Spread spread, ToDoubleFunction<Outcome> figure, int colour, double y) {
        if (spread.count() == 0) {
            return;
        }
        row.outcomes().forEach(o -> canvas.dot(new Point(x(100 * figure.applyAsDouble(o)), y), 3, colour, 0.3));
        double[] ends = extremes(spread).map(this::x).toArray();
        canvas.line(new Point(ends[0], y), new Point(ends[1], y), 1.5, colour, 1);
        for (double end : ends) {
            canvas.line(new Point(end, y - HALF_BAR_END), new Point(end, y + HALF_BAR_END), 1.5, colour, 1);
        }
        canvas.dot(new Point(x(100 * spread.mean()), y), 5, colour, 1);
    }
}
