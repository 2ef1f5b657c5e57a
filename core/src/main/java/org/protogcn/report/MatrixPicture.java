package org.protogcn.report;

import java.util.Arrays;
import org.protogcn.picture.Canvas;
import org.protogcn.picture.Canvas.Area;
import org.protogcn.picture.Canvas.Point;
import org.protogcn.picture.ColourScale;
import org.protogcn.picture.Lettering;
import org.protogcn.picture.Lettering.Anchor;
import org.protogcn.picture.Palette;
import org.protogcn.picture.Picture;

/** Draws a matrix with its labels; the deeper the colour, the stronger the relation. */
final class MatrixPicture {
    private static final int CELL = 16;
    private static final int MARGIN = 20;
    private static final int TITLE = 34;
    private static final int NAMES = 120;

    private MatrixPicture() {}

    static Picture of(NamedMatrix matrix) {
        int side = CELL * matrix.labels().size();
        int width = Math.max(360, NAMES + side + 2 * MARGIN);
        return new Picture(width, TITLE + side + NAMES + 2 * MARGIN, canvas -> draw(canvas, matrix));
    }

    private static void draw(Canvas canvas, NamedMatrix matrix) {
        canvas.text(matrix.title(), new Point(MARGIN, MARGIN), 15, true, Palette.INK, Anchor.START);
        int left = MARGIN + NAMES;
        int top = MARGIN + TITLE;
        int size = matrix.labels().size();
        Shades shades = Shades.of(matrix.values());
        Lettering ruler = Lettering.ruler();
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                Area cell = new Area(left + column * CELL, top + row * CELL, CELL, CELL);
                canvas.fill(cell, shades.colour(matrix.values()[row][column]), 1);
            }
            String name = ruler.shortened(matrix.labels().get(row), Lettering.plain(11), NAMES - 8);
            double middle = (row + 0.5) * CELL;
            canvas.text(name, new Point(left - 6, top + middle), 11, false, Palette.INK, Anchor.END);
            Point below = new Point(left + middle, top + size * CELL + 6.0);
            canvas.textUpwards(name, below, 11, false, Palette.INK, Anchor.END);
        }
        canvas.frame(new Area(left - 0.5, top - 0.5, size * CELL + 1, size * CELL + 1), Palette.FAINT_INK);
    }

    /** Colours of a matrix: blue the deeper the more; where there are values below zero, zero is white and orange below it. */
    private record Shades(double from, double reach) {
        static Shades of(double[][] values) {
            double[] all = Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
            double low = Arrays.stream(all).min().orElseThrow();
            double high = Arrays.stream(all).max().orElseThrow();
            double from = low < 0 ? 0 : low;
            return new Shades(from, Math.max(high, -low) - from);
        }

        int colour(double value) {
            double share = reach > 0 ? Math.abs(value - from) / reach : 0;
            return (value < 0 ? ColourScale.WRONG : ColourScale.RIGHT).at(share);
        }
    }
}
