package org.protogcn.evaluation;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.protogcn.picture.Lettering;
import org.protogcn.picture.Lettering.Anchor;

/**
 * Draws a confusion matrix: truth from top to bottom, prediction from left to right, every row in fractions of its
 * class's clips. Right answers are blue, mistakes orange. Small matrices show the percentages too; large ones only every
 * so many names. Needs no display.
 */
final class ConfusionPicture {
    private static final Color INK = new Color(0x1f2933);
    private static final Color FAINT_INK = new Color(0x66727f);
    private static final Color GRID = new Color(0xe4e8ec);
    private static final ColourScale RIGHT = new ColourScale(0xffffff, 0xa6c8e4, 0x3f86c0, 0x0b2f5e);
    private static final ColourScale WRONG = new ColourScale(0xffffff, 0xfbc48a, 0xec7014, 0x7f2704);

    private static final int MARGIN = 24;
    private static final int TITLE_HEIGHT = 64;
    private static final int LEGEND_HEIGHT = 64;
    private static final int AXIS_TITLE = 26;
    private static final int GAP = 6;
    private static final int LONGEST_NAME = 190;
    private static final int SMALLEST_SIDE = 380;
    private static final int LARGEST_SIDE = 1640;

    private final ConfusionMatrix confusion;
    private final Graphics2D graphics;
    private final Lettering lettering;
    private final int cell;
    private final int left;
    private final int top;

    private ConfusionPicture(ConfusionMatrix confusion, Graphics2D graphics, int cell, int left, int top) {
        this.confusion = confusion;
        this.graphics = graphics;
        this.lettering = new Lettering(graphics);
        this.cell = cell;
        this.left = left;
        this.top = top;
    }

    static BufferedImage draw(String title, ConfusionMatrix confusion) {
        int cell = cellSize(confusion.classes());
        int side = cell * confusion.classes();
        int names = widestName(confusion.classNames(), nameFont(cell));
        int left = MARGIN + AXIS_TITLE + names + GAP;
        int top = MARGIN + TITLE_HEIGHT;
        int width = left + Math.max(side, SMALLEST_SIDE) + MARGIN;
        int height = top + side + GAP + names + AXIS_TITLE + LEGEND_HEIGHT + MARGIN;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        smooth(graphics);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        ConfusionPicture picture = new ConfusionPicture(confusion, graphics, cell, left, top);
        picture.title(title);
        picture.cells();
        picture.names(names);
        picture.legend(height - MARGIN - LEGEND_HEIGHT + 30);
        graphics.dispose();
        return image;
    }

    private static int cellSize(int classes) {
        int readable = 560 / Math.max(1, classes) + 7;
        int fitting = LARGEST_SIDE / Math.max(1, classes);
        return Math.max(1, Math.min(46, Math.min(readable, fitting)));
    }

    private static Font nameFont(int cell) {
        return Lettering.plain(Math.max(9, Math.min(13, cell - 1)));
    }

    private static int widestName(List<String> names, Font font) {
        Graphics2D trial = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        smooth(trial);
        Lettering lettering = new Lettering(trial);
        double widest = names.stream()
                .mapToDouble(name -> lettering.width(name, font))
                .max()
                .orElse(0);
        trial.dispose();
        return (int) Math.ceil(Math.min(widest, LONGEST_NAME)) + 2;
    }

    private static void smooth(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    private void title(String title) {
        double room = graphics.getDeviceConfiguration().getBounds().getWidth() - 2 * MARGIN;
        Font font = Lettering.bold(18);
        lettering.write(lettering.shortened(title, font, room), MARGIN, MARGIN + 8, font, INK, Anchor.START);
        String accuracy = String.format(
                Locale.ROOT,
                "%.1f %% of %d clips right, %d classes",
                100 * confusion.accuracy(),
                confusion.clips(),
                confusion.classes());
        lettering.write(accuracy, MARGIN, MARGIN + 33, Lettering.plain(14), FAINT_INK, Anchor.START);
    }

    private void cells() {
        int side = cell * confusion.classes();
        for (int truth = 0; truth < confusion.classes(); truth++) {
            for (int prediction = 0; prediction < confusion.classes(); prediction++) {
                cell(truth, prediction);
            }
        }
        graphics.setColor(FAINT_INK);
        graphics.drawRect(left - 1, top - 1, side + 1, side + 1);
    }

    private void cell(int truth, int prediction) {
        double share = (double) confusion.count(truth, prediction) / Math.max(1, confusion.support(truth));
        int x = left + prediction * cell;
        int y = top + truth * cell;
        graphics.setColor((truth == prediction ? RIGHT : WRONG).at(share));
        graphics.fillRect(x, y, cell, cell);
        if (cell >= 6) {
            graphics.setColor(GRID);
            graphics.fillRect(x + cell - 1, y, 1, cell);
            graphics.fillRect(x, y + cell - 1, cell, 1);
        }
        if (cell >= 28 && share >= 0.005) {
            Color ink = share > 0.55 ? Color.WHITE : INK;
            String percent = Long.toString(Math.round(100 * share));
            lettering.write(
                    percent, x + (cell - 1) / 2.0, y + (cell - 1) / 2.0, Lettering.plain(12), ink, Anchor.MIDDLE);
        }
    }

    private void names(int longest) {
        Font font = nameFont(cell);
        int every = (int) Math.ceil((font.getSize2D() + 1) / cell);
        int side = cell * confusion.classes();
        for (int c = 0; c < confusion.classes(); c += every) {
            String name = lettering.shortened(confusion.classNames().get(c), font, longest);
            double middle = (c + 0.5) * cell;
            lettering.write(name, left - GAP, top + middle, font, INK, Anchor.END);
            lettering.writeUpwards(name, left + middle, top + side + GAP, font, INK, Anchor.END);
        }
        Font axis = Lettering.bold(13);
        lettering.writeUpwards("truth", MARGIN + 6, top + side / 2.0, axis, FAINT_INK, Anchor.MIDDLE);
        double below = top + side + GAP + longest + AXIS_TITLE / 2.0 + 4;
        lettering.write("prediction", left + side / 2.0, below, axis, FAINT_INK, Anchor.MIDDLE);
    }

    private void legend(int y) {
        legendBar("right", RIGHT, left, y);
        legendBar("mistaken", WRONG, left + 190, y);
        String unit = "% of the row";
        lettering.write(unit, left - GAP, y + 6, Lettering.plain(12), FAINT_INK, Anchor.END);
    }

    private void legendBar(String name, ColourScale scale, int x, int y) {
        int length = 160;
        for (int i = 0; i < length; i++) {
            graphics.setColor(scale.at(i / (length - 1.0)));
            graphics.fill(new Rectangle2D.Double(x + i, y, 1, 12));
        }
        graphics.setColor(FAINT_INK);
        graphics.drawRect(x - 1, y - 1, length + 1, 13);
        lettering.write(name, x, y - 12, Lettering.plain(12), INK, Anchor.START);
        for (int percent = 0; percent <= 100; percent += 50) {
            double at = x + length * percent / 100.0;
            lettering.write(
                    Integer.toString(percent),
                    at,
                    y + 22,
                    Lettering.plain(11),
                    FAINT_INK,
                    Anchor.values()[percent / 50]);
        }
    }
}
