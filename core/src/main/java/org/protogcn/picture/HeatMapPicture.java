package org.protogcn.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.protogcn.picture.Canvas.Area;
import org.protogcn.picture.Canvas.Point;
import org.protogcn.picture.Lettering.Anchor;

/**
 * Draws heat maps side by side, in rows, which are wrapped where they are long. Those of a row have one scale and its differences another, or each has its own.
 * The names of rows stand at the left, those of columns below.
 */
public final class HeatMapPicture {
    private static final int MARGIN = 22;
    private static final int TITLE = 40;
    private static final int PANEL_TITLE = 24;
    private static final int LEGEND = 44;
    private static final int GAP = 26;
    private static final int LONGEST_NAME = 150;
    private static final int BAR = 130;
    /** More do not fit side by side. */
    private static final int ABREAST = 6;

    private static final int ROOM = 460;
    private static final float LETTERS = 11;

    private final String title;
    private final List<List<Panel>> lines;
    private final HeatMap first;
    private final int cellWidth;
    private final int cellHeight;
    private final int names;
    private final int columnNames;

    private HeatMapPicture(String title, List<List<HeatMap>> grid, boolean shared) {
        this.title = title;
        this.lines = grid.stream().flatMap(row -> lines(row, shared).stream()).toList();
        this.first = grid.get(0).get(0);
        boolean alone = grid.size() == 1 && grid.get(0).size() == 1;
        this.cellWidth = cell(alone ? 2 * ROOM : ROOM, first.columns().size());
        this.cellHeight = cell(ROOM, first.rows().size());
        this.names = width(first.rows());
        this.columnNames = width(first.columns());
    }

    /** A map with its colours. */
    private record Panel(HeatMap map, HeatScale scale) {}

    /** A row, wrapped where it is too long. */
    private static List<List<Panel>> lines(List<HeatMap> row, boolean shared) {
        HeatScale plain =
                HeatScale.of(row.stream().filter(map -> !map.difference()).toList());
        HeatScale differences =
                HeatScale.of(row.stream().filter(HeatMap::difference).toList());
        List<Panel> panels = row.stream()
                .map(map ->
                        new Panel(map, !shared ? HeatScale.of(List.of(map)) : map.difference() ? differences : plain))
                .toList();
        List<List<Panel>> lines = new ArrayList<>();
        for (int first = 0; first < panels.size(); first += ABREAST) {
            lines.add(panels.subList(first, Math.min(panels.size(), first + ABREAST)));
        }
        return lines;
    }

    private static int cell(int room, int count) {
        return Math.max(3, Math.min(15, room / count));
    }

    /**
     * A picture of maps that all have the same names.
     *
     * @param grid rows of maps, at least one
     */
    public static Picture of(String title, List<List<HeatMap>> grid) {
        return picture(new HeatMapPicture(title, grid, true));
    }

    /** The same, where every map has a scale of its own. */
    public static Picture eachByItself(String title, List<List<HeatMap>> grid) {
        return picture(new HeatMapPicture(title, grid, false));
    }

    private static Picture picture(HeatMapPicture picture) {
        return new Picture(picture.width(), picture.height(), picture::draw);
    }

    private int width(List<String> texts) {
        Lettering ruler = Lettering.ruler();
        double widest = texts.stream()
                .mapToDouble(text -> ruler.width(text, Lettering.plain(LETTERS)))
                .max()
                .orElse(0);
        return 8 + (int) Math.ceil(Math.min(LONGEST_NAME, widest));
    }

    private int panelWidth() {
        return cellWidth * first.columns().size();
    }

    private int panelHeight() {
        return cellHeight * first.rows().size();
    }

    private int columnStep() {
        return Math.max(panelWidth(), BAR + 120) + GAP;
    }

    private int rowStep() {
        return PANEL_TITLE + panelHeight() + LEGEND;
    }

    private int width() {
        int columns = lines.stream().mapToInt(List::size).max().orElse(1);
        int titled = (int) Lettering.ruler().width(title, Lettering.bold(17)) + 2 * MARGIN;
        return Math.max(titled, MARGIN + names + columns * columnStep());
    }

    private int height() {
        return MARGIN + TITLE + lines.size() * (rowStep() + columnNames) + MARGIN / 2;
    }

    private void draw(Canvas canvas) {
        canvas.text(title, new Point(MARGIN, MARGIN + 6), 17, true, Palette.INK, Anchor.START);
        for (int line = 0; line < lines.size(); line++) {
            double y = MARGIN + TITLE + PANEL_TITLE + (double) line * (rowStep() + columnNames);
            rowNames(canvas, first.rows(), new Point(MARGIN + (double) names, y));
            for (int place = 0; place < lines.get(line).size(); place++) {
                panel(canvas, lines.get(line).get(place), new Point(MARGIN + names + (double) place * columnStep(), y));
            }
        }
    }

    private void panel(Canvas canvas, Panel panel, Point at) {
        HeatMap map = panel.map();
        String name = Lettering.ruler().shortened(map.title(), Lettering.bold(12.5f), columnStep() - 8.0);
        canvas.text(name, new Point(at.x(), at.y() - 12), 12.5, true, Palette.INK, Anchor.START);
        for (int row = 0; row < map.rows().size(); row++) {
            for (int column = 0; column < map.columns().size(); column++) {
                Area square = new Area(at.x() + column * cellWidth, at.y() + row * cellHeight, cellWidth, cellHeight);
                canvas.fill(square, panel.scale().colour(map.values()[row][column]), 1);
            }
        }
        canvas.frame(new Area(at.x() - 0.5, at.y() - 0.5, panelWidth() + 1, panelHeight() + 1), Palette.FAINT_INK);
        columnNames(canvas, map.columns(), at);
        legend(canvas, panel.scale(), new Point(at.x(), at.y() + panelHeight() + columnNames + 12));
    }

    private void rowNames(Canvas canvas, List<String> texts, Point at) {
        for (int row = 0; row < texts.size(); row += every(cellHeight)) {
            Point end = new Point(at.x() - 6, at.y() + (row + 0.5) * cellHeight);
            canvas.text(shortened(texts.get(row)), end, LETTERS, false, Palette.INK, Anchor.END);
        }
    }

    private void columnNames(Canvas canvas, List<String> texts, Point at) {
        for (int column = 0; column < texts.size(); column += every(cellWidth)) {
            Point end = new Point(at.x() + (column + 0.5) * cellWidth, at.y() + panelHeight() + 6.0);
            canvas.textUpwards(shortened(texts.get(column)), end, LETTERS, false, Palette.INK, Anchor.END);
        }
    }

    /** Names that would overlap are left out. */
    private static int every(int cell) {
        return (int) Math.ceil((LETTERS + 0.5) / (cell + 0.5));
    }

    private static String shortened(String name) {
        return Lettering.ruler().shortened(name, Lettering.plain(LETTERS), LONGEST_NAME);
    }

    private static void legend(Canvas canvas, HeatScale scale, Point at) {
        canvas.text(number(scale.low()), new Point(at.x(), at.y() + 5), 11, false, Palette.FAINT_INK, Anchor.START);
        double left = at.x() + 60;
        for (int i = 0; i < BAR; i++) {
            double value = scale.low() + (scale.high() - scale.low()) * i / (BAR - 1);
            canvas.fill(new Area(left + i, at.y(), 1.5, 10), scale.colour(value), 1);
        }
        canvas.frame(new Area(left - 0.5, at.y() - 0.5, BAR + 2, 11), Palette.FAINT_INK);
        Point end = new Point(left + BAR + 8, at.y() + 5);
        canvas.text(number(scale.high()), end, 11, false, Palette.FAINT_INK, Anchor.START);
    }

    private static String number(double value) {
        double size = Math.abs(value);
        String form = size >= 10 || size == 0 ? "%.0f" : size >= 1 ? "%.2f" : size >= 0.01 ? "%.3f" : "%.1e";
        return String.format(Locale.ROOT, form, value);
    }
}
