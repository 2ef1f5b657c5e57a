package org.protogcn.picture;

import java.util.List;
import org.protogcn.picture.Lettering.Anchor;

/** Something to draw on. Coordinates are pixels from the upper left corner; colours are {@code 0xRRGGBB}. */
public interface Canvas {
    /** A line with round ends; {@code strength} from 0, not visible, to 1. */
    void line(Point from, Point to, double width, int colour, double strength);

    void dot(Point centre, double radius, int colour, double strength);

    /** Straight lines from point to point, with joints as round as the ends; {@code dashes} in turn drawn and left out. */
    void curve(List<Point> points, double width, int colour, double... dashes);

    void fill(Area area, int colour, double strength);

    /** An outline. */
    void frame(Area area, int colour);

    /** A text whose small letters have their middle at the point's height. */
    void text(String text, Point at, double size, boolean bold, int colour, Anchor anchor);

    /** The same from bottom to top: the middle of small letters is at the point's {@code x}. */
    void textUpwards(String text, Point at, double size, boolean bold, int colour, Anchor anchor);

    /** A place on the picture. */
    record Point(double x, double y) {}

    /** A part of the picture. */
    record Area(double x, double y, double width, double height) {
        /** Smaller by so much on each side. */
        public Area inset(double by) {
            return new Area(x + by, y + by, width - 2 * by, height - 2 * by);
        }
    }
}
