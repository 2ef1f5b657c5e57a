package org.protogcn.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/**
 * Writes on a picture. On a machine without any font, as small containers are, it writes nothing instead of failing.
 */
public final class Lettering {
    /** The part of a text that stands at the given point. */
    public enum Anchor {
        START,
        MIDDLE,
        END
    }

    private static final boolean FONTS_WORK = fontsWork();

    private final Graphics2D graphics;

    public Lettering(Graphics2D graphics) {
        this.graphics = graphics;
    }

    /** One that only measures. */
    public static Lettering ruler() {
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        return new Lettering(graphics);
    }

    private static boolean fontsWork() {
        Graphics2D trial = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            trial.getFontMetrics(font(12, Font.PLAIN)).stringWidth("x");
            return true;
        } catch (RuntimeException | LinkageError | InternalError e) {
            return false;
        } finally {
            trial.dispose();
        }
    }

    private static Font font(float size, int style) {
        return new Font(Font.SANS_SERIF, style, 1).deriveFont(size);
    }

    public static Font plain(float size) {
        return font(size, Font.PLAIN);
    }

    public static Font bold(float size) {
        return font(size, Font.BOLD);
    }

    public double width(String text, Font font) {
        return FONTS_WORK
                ? graphics.getFontMetrics(font).getStringBounds(text, graphics).getWidth()
                : 0;
    }

    /** The text, its end replaced by dots where it is wider than {@code width} pixels. */
    public String shortened(String text, Font font, double width) {
        String result = text;
        int length = text.codePointCount(0, text.length());
        while (length > 1 && width(result, font) > width) {
            length--;
            result = text.substring(0, text.offsetByCodePoints(0, length)) + "…";
        }
        return result;
    }

    /** Writes with the vertical middle of small letters at {@code y}. */
    public void write(String text, double x, double y, Font font, Color colour, Anchor anchor) {
        if (!FONTS_WORK) {
            return;
        }
        graphics.setFont(font);
        graphics.setColor(colour);
        double left = x - width(text, font) * anchor.ordinal() / 2;
        graphics.drawString(text, (float) left, (float) (y + font.getSize2D() * 0.36));
    }

    /** Writes from bottom to top, with the middle of small letters at {@code x}. */
    public void writeUpwards(String text, double x, double y, Font font, Color colour, Anchor anchor) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        graphics.rotate(-Math.PI / 2);
        write(text, 0, 0, font, colour, anchor);
        graphics.setTransform(before);
    }
}
