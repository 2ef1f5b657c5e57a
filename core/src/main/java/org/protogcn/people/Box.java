package org.protogcn.people;

/** An upright rectangle in the picture, in the units of the keypoints; y points down or up, {@code top <= bottom}. */
public record Box(float left, float top, float right, float bottom) {
    /** From a corner and extents. */
    public static Box ofCorner(float left, float top, float width, float height) {
        return new Box(left, top, left + width, top + height);
    }

    /** Whether it can serve as a box at all: no number is absurd, and it is not inside out. */
    public boolean isProper() {
        return -Detection.FARTHEST <= left
                && left <= right
                && right <= Detection.FARTHEST
                && -Detection.FARTHEST <= top
                && top <= bottom
                && bottom <= Detection.FARTHEST;
    }

    /** The length of its diagonal. */
    public double size() {
        return Math.hypot((double) right - left, (double) bottom - top);
    }

    Box shifted(double x, double y) {
        return new Box((float) (left + x), (float) (top + y), (float) (right + x), (float) (bottom + y));
    }

    double centreDistance(Box other) {
        double x = ((double) left + right - other.left - other.right) / 2;
        double y = ((double) top + bottom - other.top - other.bottom) / 2;
        return Math.hypot(x, y);
    }

    /** The area that both cover as a share of the area that either covers, 0 to 1. */
    public double overlap(Box other) {
        double common = extent(Math.max(left, other.left), Math.min(right, other.right))
                * extent(Math.max(top, other.top), Math.min(bottom, other.bottom));
        double either = area() + other.area() - common;
        return either > 0 ? common / either : 0;
    }

    private double area() {
        return extent(left, right) * extent(top, bottom);
    }

    private static double extent(double from, double to) {
        return Math.max(0, to - from);
    }
}
