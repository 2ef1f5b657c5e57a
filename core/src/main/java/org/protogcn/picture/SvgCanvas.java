package org.protogcn.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.protogcn.picture.Lettering.Anchor;

/** A canvas whose strokes become an SVG document. */
final class SvgCanvas implements Canvas {
    private static final String[] ANCHORS = {"start", "middle", "end"};

    private final StringBuilder svg = new StringBuilder();

    private SvgCanvas() {}

    /** The document. */
    static String draw(int width, int height, int background, Consumer<Canvas> drawing) {
        SvgCanvas canvas = new SvgCanvas();
        canvas.add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"system-ui, sans-serif\" stroke-linecap=\"round\">",
                width, height, width, height);
        canvas.add("<rect width=\"100%%\" height=\"100%%\" fill=\"#%06x\"/>", background);
        drawing.accept(canvas);
        canvas.add("</svg>");
        return canvas.svg.toString();
    }

    private void add(String element, Object... values) {
        svg.append(String.format(Locale.ROOT, element, values)).append('\n');
    }

    @Override
    public void line(Point from, Point to, double width, int colour, double strength) {
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#%06x\" stroke-width=\"%.1f\"%s/>",
                from.x(), from.y(), to.x(), to.y(), colour, width, opacity("stroke", strength));
    }

    @Override
    public void dot(Point centre, double radius, int colour, double strength) {
        add(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#%06x\"%s/>",
                centre.x(), centre.y(), radius, colour, opacity("fill", strength));
    }

    @Override
    public void curve(List<Point> points, double width, int colour, double... dashes) {
        String places = points.stream()
                .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", point.x(), point.y()))
                .collect(Collectors.joining(" "));
        String pattern = Arrays.stream(dashes).mapToObj(Double::toString).collect(Collectors.joining(" "));
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"#%06x\" stroke-width=\"%.1f\" stroke-linejoin=\"round\"%s/>",
                places, colour, width, dashes.length == 0 ? "" : " stroke-dasharray=\"" + pattern + "\"");
    }

    @Override
    public void fill(Area area, int colour, double strength) {
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"#%06x\"%s/>",
                area.x(), area.y(), area.width(), area.height(), colour, opacity("fill", strength));
    }

    private static String opacity(String what, double strength) {
        return strength == 1 ? "" : String.format(Locale.ROOT, " %s-opacity=\"%.2f\"", what, strength);
    }

    @Override
    public void frame(Area area, int colour) {
        add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"none\" stroke=\"#%06x\"/>",
                area.x(), area.y(), area.width(), area.height(), colour);
    }

    @Override
    public void text(String text, Point at, double size, boolean bold, int colour, Anchor anchor) {
        String place = String.format(Locale.ROOT, "x=\"%.1f\" y=\"%.1f\"", at.x(), at.y() + 0.36 * size);
        text(text, place, size, bold, colour, anchor);
    }

    @Override
    public void textUpwards(String text, Point at, double size, boolean bold, int colour, Anchor anchor) {
        String place = String.format(
                Locale.ROOT, "transform=\"translate(%.1f %.1f) rotate(-90)\"", at.x() + 0.36 * size, at.y());
        text(text, place, size, bold, colour, anchor);
    }

    private void text(String text, String place, double size, boolean bold, int colour, Anchor anchor) {
        add(
                "<text %s font-size=\"%.1f\"%s fill=\"#%06x\" text-anchor=\"%s\">%s</text>",
                place,
                size,
                bold ? " font-weight=\"bold\"" : "",
                colour,
                ANCHORS[anchor.ordinal()],
                Markup.escaped(text));
    }
}
