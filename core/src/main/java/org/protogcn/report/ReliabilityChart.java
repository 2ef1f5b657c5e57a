package org.protogcn.report;

import org.protogcn.evaluation.Interval;
import org.protogcn.evaluation.Reliability;
import org.protogcn.evaluation.Reliability.Bin;
import org.protogcn.picture.Axis;
import org.protogcn.picture.Canvas;
import org.protogcn.picture.Canvas.Area;
import org.protogcn.picture.Canvas.Point;
import org.protogcn.picture.Lettering.Anchor;
import org.protogcn.picture.Palette;
import org.protogcn.picture.Picture;
import org.protogcn.skeleton.JointName.Side;

/**
 * Draws how often clips are right, by the score of their best class, with the interval that so few clips allow. Where
 * scores can be taken at their word, dots lie on the diagonal. Below stands how many clips each dot speaks for.
 */
final class ReliabilityChart {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 440;
    private static final Area AREA = new Area(66, 36, 360, 280);
    private static final double COUNTS_TOP = 370;
    private static final double COUNTS_HEIGHT = 48;

    private ReliabilityChart() {}

    static Picture of(Reliability reliability) {
        return new Picture(WIDTH, HEIGHT, canvas -> draw(canvas, reliability));
    }

    private static void draw(Canvas canvas, Reliability reliability) {
        Plot plot = new Plot(AREA, Axis.ofShares(), Axis.ofShares(), "score of the best class", "clips that are right");
        plot.draw(canvas);
        canvas.line(plot.at(0, 0), plot.at(1, 1), 1, Palette.FAINT_INK, 0.6);
        int colour = Palette.of(0, Side.LEFT);
        canvas.curve(
                reliability.bins().stream()
                        .map(bin -> plot.at(bin.confidence(), bin.accuracy()))
                        .toList(),
                2,
                colour);
        int most = reliability.bins().stream().mapToInt(Bin::clips).max().orElse(1);
        for (Bin bin : reliability.bins()) {
            Interval interval = Interval.wilson((int) Math.round(bin.accuracy() * bin.clips()), bin.clips());
            canvas.line(
                    plot.at(bin.confidence(), interval.low()),
                    plot.at(bin.confidence(), interval.high()),
                    1.5,
                    colour,
                    0.45);
            canvas.dot(plot.at(bin.confidence(), bin.accuracy()), 4, colour, 1);
            count(canvas, plot, bin, most);
        }
    }

    private static void count(Canvas canvas, Plot plot, Bin bin, int most) {
        double height = COUNTS_HEIGHT * bin.clips() / most;
        double x = plot.at(bin.confidence(), 0).x();
        double top = COUNTS_TOP + COUNTS_HEIGHT - height;
        canvas.fill(new Area(x - 7, top, 14, height), Palette.GRID, 1);
        Point above = new Point(x, top - 6);
        canvas.text(Integer.toString(bin.clips()), above, 10, false, Palette.FAINT_INK, Anchor.MIDDLE);
    }
}
