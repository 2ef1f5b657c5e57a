package org.protogcn.report;

import org.protogcn.picture.Axis;
import org.protogcn.picture.Canvas;
import org.protogcn.picture.Canvas.Area;
import org.protogcn.picture.Canvas.Point;
import org.protogcn.picture.Lettering.Anchor;
import org.protogcn.picture.Palette;

/**
 * The ground of a chart: two axes with their lines and numbers.
 *
 * @param area what the axes enclose
 */
record Plot(Area area, Axis x, Axis y, String xName, String yName) {
    private static final double SMALL = 12;

    void draw(Canvas canvas) {
        for (double tick : y.ticks()) {
            Point left = at(x.low(), tick);
            canvas.line(left, at(x.high(), tick), 1, Palette.GRID, 1);
            canvas.text(y.text(tick), new Point(left.x() - 8, left.y()), SMALL, false, Palette.FAINT_INK, Anchor.END);
        }
        for (double tick : x.ticks()) {
            Point below = new Point(at(tick, y.low()).x(), area.y() + area.height() + 14);
            canvas.text(x.text(tick), below, SMALL, false, Palette.FAINT_INK, Anchor.MIDDLE);
        }
        Point xTitle = new Point(area.x() + area.width() / 2, area.y() + area.height() + 34);
        canvas.text(xName, xTitle, SMALL, false, Palette.FAINT_INK, Anchor.MIDDLE);
        canvas.text(yName, new Point(area.x(), area.y() - 16), SMALL, false, Palette.FAINT_INK, Anchor.START);
    }

    Point at(double xValue, double yValue) {
        return new Point(area.x() + area.width() * x.share(xValue), area.y() + area.height() * (1 - y.share(yValue)));
    }
}
