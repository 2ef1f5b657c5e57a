package org.protogcn.evaluation;

import java.awt.Font;
import java.util.List;
import java.util.Locale;
import org.protogcn.picture.Canvas;
import org.protogcn.picture.Canvas.Area;
import org.protogcn.picture.Canvas.Point;
import org.protogcn.picture.ColourScale;
import org.protogcn.picture.Lettering;
import org.protogcn.picture.Lettering.Anchor;
import org.protogcn.picture.Palette;
import org.protogcn.picture.Picture;

/**
 * Draws a confusion matrix: truth from top to bottom, prediction from left to right, every row in fractions of its
 * class's clips. Right answers are blue, mistakes orange. Small matrices show the percentages too; large ones only every
 * so many names.
 */
public final class ConfusionPicture {
    private static final int MARGIN = 24;
    private static final int TITLE_HEIGHT = 64;
    private static final int LEGEND_HEIGHT = 64;
    private static final int AXIS_TITLE = 26;
    private static final int GAP = 6;
    private static final int LONGEST_NAME = 190;
    private static final int SMALLEST_SIDE = 380;
    private static final int LARGEST_SIDE = 1640;

    private final String title;
    private final ConfusionMatrix confusion;
    private final Lettering ruler = Lettering.ruler();
    private final int cell;
    private final int side;
    private final int names;
    private final int left;
    private final int top = MARGIN + TITLE_HEIGHT;

    private ConfusionPicture(String title, ConfusionMatrix confusion) {
        this.title = title;
        this.confusion = confusion;
        this.cell = cellSize(confusion.classes());
        this.side = cell * confusion.classes();
        this.names = widestName(confusion.classNames());
        this.left = MARGIN + AXIS_TITLE + names + GAP;
    }

    /** @param title stands above the matrix */
    public static Picture of(String title, ConfusionMatrix confusion) {
        ConfusionPicture picture = new ConfusionPicture(title, confusion);
        return new Picture(picture.width(), picture.height(), picture::draw);
    }

    private static int cellSize(int classes) {
        int readable = 560 / Math.max(1, classes) + 7;
        int fitting = LARGEST_SIDE / Math.max(1, classes);
        return Math.max(1, Math.min(46, Math.min(readable, fitting)));
    }

    private int nameSize() {
        return Math.max(9, Math.min(13, cell - 1));
    }

    private int widestName(List<String> all) {
        Font font = Lettering.plain(nameSize());
        double widest =
                all.stream().mapToDouble(name -> ruler.width(name, font)).max().orElse(0);
        return (int) Math.ceil(Math.min(widest, LONGEST_NAME)) + 2;
    }

    private int width() {
        return left + Math.max(side, SMALLEST_SIDE) + MARGIN;
    }

    private int height() {
        return top + side + GAP + names + AXIS_TITLE + LEGEND_HEIGHT + MARGIN;
    }

    private void draw(Canvas canvas) {
        title(canvas);
        cells(canvas);
        names(canvas);
        legend(canvas, height() - MARGIN - LEGEND_HEIGHT + 30);
    }

    private void title(Canvas canvas) {
        String shown = ruler.shortened(title, Lettering.bold(18), width() - 2 * MARGIN);
        canvas.text(shown, new Point(MARGIN, MARGIN + 8), 18, true, Palette.INK, Anchor.START);
        String accuracy = String.format(
                Locale.ROOT,
                "%.1f %% of %d clips right, %d classes",
                100 * confusion.accuracy(),
                confusion.clips(),
                confusion.classes());
        canvas.text(accuracy, new Point(MARGIN, MARGIN + 33), 14, false, Palette.FAINT_INK, Anchor.START);
    }

    private void cells(Canvas canvas) {
        for (int truth = 0; truth < confusion.classes(); truth++) {
            for (int prediction = 0; prediction < confusion.classes(); prediction++) {
                cell(canvas, truth, prediction);
            }
        }
        canvas.frame(new Area(left - 0.5, top - 0.5, side + 1, side + 1), Palette.FAINT_INK);
    }

    private void cell(Canvas canvas, int truth, int prediction) {
        double share = (double) confusion.count(truth, prediction) / Math.max(1, confusion.support(truth));
        Area area = new Area(left + prediction * cell, top + truth * cell, cell, cell);
        int gap = cell >= 6 ? 1 : 0;
        if (gap == 1) {
            canvas.fill(area, Palette.GRID, 1);
        }
        ColourScale scale = truth == prediction ? ColourScale.RIGHT : ColourScale.WRONG;
        canvas.fill(new Area(area.x(), area.y(), cell - gap, cell - gap), scale.at(share), 1);
        if (cell >= 28 && share >= 0.005) {
            int ink = share > 0.55 ? Palette.GROUND : Palette.INK;
            Point middle = new Point(area.x() + (cell - 1) / 2.0, area.y() + (cell - 1) / 2.0);
            canvas.text(Long.toString(Math.round(100 * share)), middle, 12, false, ink, Anchor.MIDDLE);
        }
    }

    private void names(Canvas canvas) {
        Font font = Lettering.plain(nameSize());
        int every = (int) Math.ceil((nameSize() + 1.0) / cell);
        for (int c = 0; c < confusion.classes(); c += every) {
            String name = ruler.shortened(confusion.classNames().get(c), font, names);
            double middle = (c + 0.5) * cell;
            canvas.text(name, new Point(left - GAP, top + middle), nameSize(), false, Palette.INK, Anchor.END);
            Point below = new Point(left + middle, top + side + GAP);
            canvas.textUpwards(name, below, nameSize(), false, Palette.INK, Anchor.END);
        }
        Point aside = new Point(MARGIN + 6, top + side / 2.0);
        canvas.textUpwards("truth", aside, 13, true, Palette.FAINT_INK, Anchor.MIDDLE);
        Point below = new Point(left + side / 2.0, top + side + GAP + names + AXIS_TITLE / 2.0 + 4);
        canvas.text("prediction", below, 13, true, Palette.FAINT_INK, Anchor.MIDDLE);
    }

    private void legend(Canvas canvas, int y) {
        legendBar(canvas, "right", ColourScale.RIGHT, left, y);
        legendBar(canvas, "mistaken", ColourScale.WRONG, left + 190, y);
        canvas.text("% of the row", new Point(left - GAP, y + 6), 12, false, Palette.FAINT_INK, Anchor.END);
    }

    private static void legendBar(Canvas canvas, String name, ColourScale scale, int x, int y) {
        int length = 160;
        for (int i = 0; i < length; i++) {
            canvas.fill(new Area(x + i, y, 1, 12), scale.at(i / (length - 1.0)), 1);
        }
        canvas.frame(new Area(x - 0.5, y - 0.5, length + 1, 13), Palette.FAINT_INK);
        canvas.text(name, new Point(x, y - 12), 12, false, Palette.INK, Anchor.START);
        for (int percent = 0; percent <= 100; percent += 50) {
            Point at = new Point(x + length * percent / 100.0, y + 22);
            Anchor anchor = Anchor.values()[percent / 50];
            canvas.text(Integer.toString(percent), at, 11, false, Palette.FAINT_INK, anchor);
        }
    }
}
