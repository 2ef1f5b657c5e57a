package org.protogcn.picture;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.protogcn.picture.Canvas.Area;
import org.protogcn.picture.Canvas.Point;
import org.protogcn.picture.Lettering.Anchor;

/** Draws what parts do for a decision, found in two ways: a pair of bars for each, to the right where it helps. */
public final class EvidencePicture {
    private static final int[] COLOURS = {0x1f78d1, 0xc99a06};
    private static final int MARGIN = 22;
    private static final int TITLE = 74;
    private static final int PANEL_TITLE = 26;
    private static final int LINE = 17;
    private static final int NAMES = 150;
    private static final int BARS = 260;
    private static final int GAP = 30;

    /**
     * Some parts of a clip.
     *
     * @param names of the parts
     * @param values {@code [2][parts]}: one row for each way
     */
    public record Panel(String title, List<String> names, double[][] values) {}

    private final String title;
    private final List<String> ways;
    private final List<Panel> panels;

    private EvidencePicture(String title, List<String> ways, List<Panel> panels) {
        this.title = title;
        this.ways = ways;
        this.panels = panels;
    }

    /**
     * A picture of panels side by side, each with a scale of its own for each way.
     *
     * @param ways names of the two
     */
    public static Picture of(String title, List<String> ways, List<Panel> panels) {
        int parts =
                panels.stream().mapToInt(panel -> panel.names().size()).max().orElse(1);
        int width = 2 * MARGIN + panels.size() * (NAMES + BARS + GAP) - GAP;
        int height = TITLE + PANEL_TITLE + parts * LINE + MARGIN;
        return new Picture(width, height, new EvidencePicture(title, ways, panels)::draw);
    }

    private void draw(Canvas canvas) {
        canvas.text(title, new Point(MARGIN, MARGIN + 6), 17, true, Palette.INK, Anchor.START);
        double x = MARGIN;
        for (int way = 0; way < ways.size(); way++) {
            canvas.fill(new Area(x, MARGIN + 26.0, 12, 10), COLOURS[way], 1);
            canvas.text(ways.get(way), new Point(x + 18, MARGIN + 31), 12, false, Palette.INK, Anchor.START);
            x += 40 + Lettering.ruler().width(ways.get(way), Lettering.plain(12));
        }
        for (int i = 0; i < panels.size(); i++) {
            panel(canvas, panels.get(i), MARGIN + (double) i * (NAMES + BARS + GAP));
        }
    }

    private static void panel(Canvas canvas, Panel panel, double x) {
        canvas.text(panel.title(), new Point(x, TITLE + 10), 12.5, true, Palette.INK, Anchor.START);
        double top = TITLE + PANEL_TITLE;
        double least = Math.min(0, least(panel));
        double zero = x + NAMES + BARS * -least / (1 - least);
        for (int part = 0; part < panel.names().size(); part++) {
            double y = top + part * (double) LINE;
            String name = Lettering.ruler().shortened(panel.names().get(part), Lettering.plain(11.5f), NAMES - 8);
            canvas.text(name, new Point(x + NAMES - 8, y + LINE / 2.0), 11.5, false, Palette.INK, Anchor.END);
            for (int way = 0; way < COLOURS.length; way++) {
                double length = BARS / (1 - least) * panel.values()[way][part] / most(panel.values()[way]);
                double left = Math.min(zero, zero + length);
                canvas.fill(new Area(left, y + 2 + way * 6.5, Math.abs(length), 6), COLOURS[way], 1);
            }
        }
        double bottom = top + panel.names().size() * (double) LINE;
        canvas.line(new Point(zero, top), new Point(zero, bottom), 1, Palette.FAINT_INK, 1);
    }

    /** The way to the left, when the longest bar is 1. */
    private static double least(Panel panel) {
        return Arrays.stream(panel.values())
                .mapToDouble(values -> DoubleStream.of(values).min().orElse(0) / most(values))
                .min()
                .orElse(0);
    }

    private static double most(double[] values) {
        return Math.max(1e-12, DoubleStream.of(values).map(Math::abs).max().orElse(0));
    }
}
