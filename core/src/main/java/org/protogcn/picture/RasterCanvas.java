package org.protogcn.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Consumer;
import org.protogcn.picture.Lettering.Anchor;

/** A canvas of pixels. Needs no display. */
final class RasterCanvas implements Canvas {
    private final Graphics2D graphics;
    private final Lettering lettering;

    private RasterCanvas(Graphics2D graphics) {
        this.graphics = graphics;
        this.lettering = new Lettering(graphics);
    }

    static BufferedImage draw(int width, int height, int background, Consumer<Canvas> drawing) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setColor(new Color(background));
            graphics.fillRect(0, 0, width, height);
            drawing.accept(new RasterCanvas(graphics));
        } finally {
            graphics.dispose();
        }
        return image;
    }

    @Override
    public void line(Point from, Point to, double width, int colour, double strength) {
        graphics.setColor(colour(colour, strength));
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(new Line2D.Double(from.x(), from.y(), to.x(), to.y()));
    }

    @Override
    public void dot(Point centre, double radius, int colour, double strength) {
        graphics.setColor(colour(colour, strength));
        graphics.fill(new Ellipse2D.Double(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void curve(List<Point> points, double width, int colour, double... dashes) {
        Path2D path = new Path2D.Double();
        for (Point point : points) {
            if (path.getCurrentPoint() == null) {
                path.moveTo(point.x(), point.y());
            } else {
                path.lineTo(point.x(), point.y());
            }
        }
        graphics.setColor(new Color(colour));
        graphics.setStroke(stroke((float) width, dashes));
        graphics.draw(path);
    }

    private static BasicStroke stroke(float width, double... dashes) {
        float[] pattern = new float[dashes.length];
        for (int i = 0; i < dashes.length; i++) {
            pattern[i] = (float) dashes[i];
        }
        int cap = BasicStroke.CAP_ROUND;
        int join = BasicStroke.JOIN_ROUND;
        return dashes.length == 0
                ? new BasicStroke(width, cap, join)
                : new BasicStroke(width, cap, join, 1, pattern, 0);
    }

    @Override
    public void fill(Area area, int colour, double strength) {
        graphics.setColor(colour(colour, strength));
        graphics.fill(new Rectangle2D.Double(area.x(), area.y(), area.width(), area.height()));
    }

    @Override
    public void frame(Area area, int colour) {
        graphics.setColor(new Color(colour));
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(new Rectangle2D.Double(area.x(), area.y(), area.width(), area.height()));
    }

    @Override
    public void text(String text, Point at, double size, boolean bold, int colour, Anchor anchor) {
        lettering.write(text, at.x(), at.y(), font(size, bold), new Color(colour), anchor);
    }

    @Override
    public void textUpwards(String text, Point at, double size, boolean bold, int colour, Anchor anchor) {
        lettering.writeUpwards(text, at.x(), at.y(), font(size, bold), new Color(colour), anchor);
    }

    private static Font font(double size, boolean bold) {
        return bold ? Lettering.bold((float) size) : Lettering.plain((float) size);
    }

    private static Color colour(int rgb, double strength) {
        return new Color(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff, (int) Math.round(255 * strength));
    }
}
