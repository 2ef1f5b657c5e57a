package org.protogcn.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.protogcn.evaluation.ConfusionMatrix;
import org.protogcn.evaluation.Interval;
import org.protogcn.picture.Axis;
import org.protogcn.picture.Canvas;
import org.protogcn.picture.Canvas.Area;
import org.protogcn.picture.Canvas.Point;
import org.protogcn.picture.Lettering;
import org.protogcn.picture.Lettering.Anchor;
import org.protogcn.picture.Palette;
import org.protogcn.picture.Picture;
import org.protogcn.skeleton.JointName.Side;

/** Draws the accuracy of every class that has clips, the hardest first, with its interval. */
final class ClassChart {
    private static final int WIDTH = 640;
    private static final int LINE = 20;
    private static final int TOP = 40;
    private static final int BOTTOM = 52;
    private static final int NAMES = 210;
    private static final int RIGHT = 80;

    private ClassChart() {}

    static Picture of(ConfusionMatrix confusion) {
        List<Integer> classes = IntStream.range(0, confusion.classes())
                .filter(c -> confusion.support(c) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(confusion::recall))
                .toList();
        int height = TOP + LINE * classes.size() + BOTTOM;
        return new Picture(WIDTH, height, canvas -> draw(canvas, confusion, classes));
    }

    private static void draw(Canvas canvas, ConfusionMatrix confusion, List<Integer> classes) {
        Area area = new Area(NAMES, TOP, WIDTH - NAMES - RIGHT, LINE * classes.size());
        Plot plot = new Plot(area, Axis.ofShares(), Axis.ofShares(), "", "");
        for (double tick : plot.x().ticks()) {
            canvas.line(plot.at(tick, 0), plot.at(tick, 1), 1, Palette.GRID, 1);
            Point below = new Point(plot.at(tick, 0).x(), TOP + area.height() + 16);
            canvas.text(plot.x().text(tick), below, 12, false, Palette.FAINT_INK, Anchor.MIDDLE);
        }
        Point axisName = new Point(NAMES + area.width() / 2, TOP + area.height() + 36);
        String name = "accuracy, with its 95 % interval";
        canvas.text(name, axisName, 12, false, Palette.FAINT_INK, Anchor.MIDDLE);
        Lettering ruler = Lettering.ruler();
        for (int row = 0; row < classes.size(); row++) {
            row(canvas, plot, ruler, confusion, classes.get(row), TOP + LINE * (row + 0.5));
        }
    }

    private static void row(
            Canvas canvas, Plot plot, Lettering ruler, ConfusionMatrix confusion, int classIndex, double y) {
        double accuracy = confusion.recall(classIndex);
        int right = confusion.count(classIndex, classIndex);
        Interval interval = Interval.wilson(right, confusion.support(classIndex));
        int colour = Palette.of(0, Side.LEFT);
        Point from = new Point(plot.at(interval.low(), 0).x(), y);
        canvas.line(from, new Point(plot.at(interval.high(), 0).x(), y), 3, colour, 0.35);
        canvas.dot(new Point(plot.at(accuracy, 0).x(), y), 4.5, colour, 1);
        String name = ruler.shortened(confusion.classNames().get(classIndex), Lettering.plain(13), NAMES - 24);
        canvas.text(name, new Point(NAMES - 12, y), 13, false, Palette.INK, Anchor.END);
        String counts = String.format(Locale.ROOT, "%d of %d", right, confusion.support(classIndex));
        canvas.text(counts, new Point(WIDTH - 8, y), 12, false, Palette.FAINT_INK, Anchor.END);
    }
}
