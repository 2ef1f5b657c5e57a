package org.protogcn.picture;

import java.util.Arrays;
import org.protogcn.picture.Canvas.Area;
import org.protogcn.picture.Canvas.Point;

/**
 * A film laid flat: looked at from a little to the side and from above if it has depth, straight on if not. Parallel, not
 * in perspective, so that what is equally long looks so.
 */
final class Projection {
    private static final double TURN = Math.toRadians(25);
    private static final double TILT = Math.toRadians(10);
    /** A jumping joint shall not make everybody tiny: so many of the outermost points may fall outside. */
    private static final double OUTLIERS = 0.003;

    private final Film film;
    private final float[] flat; // [T,M,V,2], y upwards
    private final double left;
    private final double right;
    private final double bottom;
    private final double top;
    private final double[] floor; // x from, to, z from, to, y of the floor, in the film's coordinates

    Projection(Film film) {
        this.film = film;
        this.floor = floor(film);
        this.flat = new float[film.strength().length * 2];
        for (int i = 0; i < film.strength().length; i++) {
            double[] p = project(film.points()[3 * i], film.points()[3 * i + 1], film.points()[3 * i + 2]);
            flat[2 * i] = (float) p[0];
            flat[2 * i + 1] = (float) p[1];
        }
        double[] xs = sorted(flat, 2, 0);
        double[] ys = sorted(flat, 2, 1);
        this.left = quantile(xs, OUTLIERS);
        this.right = quantile(xs, 1 - OUTLIERS);
        this.bottom = quantile(ys, OUTLIERS);
        this.top = quantile(ys, 1 - OUTLIERS);
    }

    private static double[] floor(Film film) {
        double[] xs = sorted(film.points(), 3, 0);
        double[] ys = sorted(film.points(), 3, 1);
        double[] zs = sorted(film.points(), 3, 2);
        return new double[] {
            quantile(xs, OUTLIERS),
            quantile(xs, 1 - OUTLIERS),
            quantile(zs, OUTLIERS),
            quantile(zs, 1 - OUTLIERS),
            quantile(ys, OUTLIERS)
        };
    }

    private static double[] sorted(float[] values, int stride, int channel) {
        double[] sorted = new double[values.length / stride];
        int found = 0;
        for (int i = channel; i < values.length; i += stride) {
            if (Float.isFinite(values[i])) {
                sorted[found++] = values[i];
            }
        }
        Arrays.sort(sorted, 0, found);
        return Arrays.copyOf(sorted, found);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    private double[] project(double x, double y, double z) {
        if (!film.is3d()) {
            return new double[] {x, y};
        }
        double across = x * Math.cos(TURN) + z * Math.sin(TURN);
        double near = z * Math.cos(TURN) - x * Math.sin(TURN);
        return new double[] {across, y * Math.cos(TILT) - near * Math.sin(TILT)};
    }

    /** Width by height of all that is to be seen. */
    double aspect() {
        return Math.max(0.3, Math.min(3, width() / height()));
    }

    private double width() {
        return Math.max(right - left, 1e-9);
    }

    private double height() {
        return Math.max(top - bottom, 1e-9);
    }

    boolean isSeen(int frame, int person, int joint) {
        return Float.isFinite(flat[2 * film.place(frame, person, joint)]);
    }

    Point joint(int frame, int person, int joint, Area area) {
        int place = 2 * film.place(frame, person, joint);
        return at(flat[place], flat[place + 1], area);
    }

    private Point at(double x, double y, Area area) {
        double scale = Math.min(area.width() / width(), area.height() / height());
        return new Point(
                area.x() + area.width() / 2 + (x - (left + right) / 2) * scale,
                area.y() + area.height() / 2 - (y - (bottom + top) / 2) * scale);
    }

    /** The floor under everybody: lines of a grid, two points each; none without depth. */
    Point[][] floor(int lines, Area area) {
        if (!film.is3d()) {
            return new Point[0][];
        }
        double side = Math.max(Math.max(floor[1] - floor[0], floor[3] - floor[2]), height() / 3) / 2;
        double x = (floor[0] + floor[1]) / 2;
        double z = (floor[2] + floor[3]) / 2;
        Point[][] grid = new Point[2 * lines][];
        for (int i = 0; i < lines; i++) {
            double at = side * (2.0 * i / (lines - 1) - 1);
            grid[2 * i] = new Point[] {onFloor(x + at, z - side, area), onFloor(x + at, z + side, area)};
            grid[2 * i + 1] = new Point[] {onFloor(x - side, z + at, area), onFloor(x + side, z + at, area)};
        }
        return grid;
    }

    private Point onFloor(double x, double z, Area area) {
        double[] p = project(x, floor[4], z);
        return at(p[0], p[1], area);
    }
}
