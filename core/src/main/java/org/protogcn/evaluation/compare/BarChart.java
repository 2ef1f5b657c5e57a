package org.protogcn.evaluation.compare;

import java.util.List;
import java.util.stream.DoubleStream;
import org.protogcn.picture.Axis;
import org.protogcn.picture.Canvas;
import org.protogcn.picture.Canvas.Area;
import org.protogcn.picture.Canvas.Point;
import org.protogcn.picture.Lettering;
import org.protogcn.picture.Lettering.Anchor;
import org.protogcn.picture.Palette;
import org.protogcn.picture.Picture;

/**
 * Lying bars from zero, a line of them for each name.
 *
 * @param title stands above
 * @param caption of the axis
 * @param lines from top to bottom
 */
record BarChart(String title, String caption, List<Line> lines) {
    static final int BETTER = 0x1f78d1;
    static final int WORSE = 0xe8622c;
    static final int BEFORE = 0xb7c0c9;

    private static final int WIDTH = 760;
    private static final int LEFT = 260;
    private static final int RIGHT = 60;
    private static final int TOP = 56;
    private static final int BOTTOM = 56;
    private static final int BAR = 14;
    private static final int GAP = 8;

    /**
     * @param bars one under the other
     * @param note at the end of the last bar, e.g. the difference
     */
    record Line(String name, List<Bar> bars, String note) {}

    /** A length with its colour. */
    record Bar(double value, int colour) {}

    Picture picture() {
        return new Picture(WIDTH, bottom() + BOTTOM, this::draw);
    }

    private int bottom() {
        return TOP + lines.stream().mapToInt(BarChart::height).sum();
    }

    private static int height(Line line) {
        return line.bars().size() * BAR + GAP;
    }

    private Axis axis() {
        double[] values = DoubleStream.concat(
                        DoubleStream.of(0),
                        lines.stream().flatMap(line -> line.bars().stream()).mapToDouble(Bar::value))
                .toArray();
        return Axis.withRoom(values);
    }

    private static double x(Axis axis, double value) {
        return axis.at(value, LEFT, WIDTH - RIGHT);
    }

    private void draw(Canvas canvas) {
        Axis axis = axis();
        canvas.text(title, new Point(24, 26), 16, true, Palette.INK, Anchor.START);
        for (double tick : axis.ticks()) {
            double x = x(axis, tick);
            canvas.line(new Point(x, TOP), new Point(x, bottom()), 1, Palette.GRID, 1);
            Point below = new Point(x, bottom() + 14);
            canvas.text(axis.text(tick), below, 12, false, Palette.FAINT_INK, Anchor.MIDDLE);
        }
        Point middle = new Point((LEFT + WIDTH - RIGHT) / 2.0, bottom() + 36);
        canvas.text(caption, middle, 12, false, Palette.FAINT_INK, Anchor.MIDDLE);
        double y = TOP + GAP / 2.0;
        for (Line line : lines) {
            draw(canvas, axis, line, y);
            y += height(line);
        }
        canvas.line(new Point(x(axis, 0), TOP), new Point(x(axis, 0), bottom()), 1, Palette.FAINT_INK, 1);
    }

    private static void draw(Canvas canvas, Axis axis, Line line, double top) {
        double middle = top + line.bars().size() * BAR / 2.0;
        String name = Lettering.ruler().shortened(line.name(), Lettering.plain(12), LEFT - 30);
        canvas.text(name, new Point(LEFT - 14, middle), 12, false, Palette.INK, Anchor.END);
        double y = top;
        for (Bar bar : line.bars()) {
            double from = x(axis, Math.min(0, bar.value()));
            double to = x(axis, Math.max(0, bar.value()));
            canvas.fill(new Area(from, y + 1, to - from, BAR - 2), bar.colour(), 1);
            y += BAR;
        }
        double end = line.bars().stream()
                .mapToDouble(bar -> x(axis, Math.max(0, bar.value())))
                .max()
                .orElse(0);
        canvas.text(line.note(), new Point(end + 6, middle), 11, false, Palette.FAINT_INK, Anchor.START);
    }
}
