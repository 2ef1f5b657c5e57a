package org.protogcn.picture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.protogcn.picture.Canvas.Area;
import org.protogcn.picture.Canvas.Point;
import org.protogcn.picture.Lettering.Anchor;
import org.protogcn.skeleton.JointName.Side;
import org.protogcn.skeleton.SkeletonLayout;

/** Draws the bones of a layout; names stand in two columns at its sides, so that none covers another. */
public final class LayoutPicture {
    private static final int WIDTH = 760;
    private static final int FIGURE = 620;
    private static final int LINE = 19;
    private static final int TITLE = 56;
    private static final int MARGIN = 24;
    private static final int COLUMN = 170;

    private final SkeletonLayout layout;
    private final List<Side> sides;
    private final Area figure;
    private final List<Point> places;
    private final int height;

    private LayoutPicture(SkeletonLayout layout) {
        this.layout = layout;
        this.sides = Film.sides(layout);
        List<Point> pose = RestPose.of(layout);
        int rows = (layout.size() + 1) / 2;
        this.height = TITLE + Math.max(FIGURE, rows * LINE) + MARGIN;
        this.figure =
                new Area(MARGIN + COLUMN, TITLE, WIDTH - 2 * (MARGIN + COLUMN), height - TITLE - MARGIN).inset(30);
        this.places = fitted(pose, figure);
    }

    /**
     * Writes a picture; the file appears whole or not at all.
     *
     * @param file ends in {@code .svg} or {@code .png}
     * @throws org.protogcn.InvalidInputException if the ending is none of these, or the file cannot be written
     */
    public static void write(Path file, SkeletonLayout layout) {
        LayoutPicture picture = new LayoutPicture(layout);
        new Picture(WIDTH, picture.height, picture::draw).write(file);
    }

    private static List<Point> fitted(List<Point> pose, Area area) {
        double left = pose.stream().mapToDouble(Point::x).min().orElseThrow();
        double right = pose.stream().mapToDouble(Point::x).max().orElseThrow();
        double bottom = pose.stream().mapToDouble(Point::y).min().orElseThrow();
        double top = pose.stream().mapToDouble(Point::y).max().orElseThrow();
        double scale =
                Math.min(area.width() / Math.max(right - left, 1e-9), area.height() / Math.max(top - bottom, 1e-9));
        return pose.stream()
                .map(p -> new Point(
                        area.x() + area.width() / 2 + (p.x() - (left + right) / 2) * scale,
                        area.y() + area.height() / 2 - (p.y() - (bottom + top) / 2) * scale))
                .toList();
    }

    private void draw(Canvas canvas) {
        canvas.text(layout.name(), new Point(MARGIN, 28), 18, true, Palette.INK, Anchor.START);
        String about = layout.size() + " joints, " + (layout.dimensions() == 3 ? "x y z" : "x y and a score")
                + ", seen from the front";
        canvas.text(about, new Point(WIDTH - MARGIN, 28), 12, false, Palette.FAINT_INK, Anchor.END);
        List<List<Integer>> columns = columns();
        names(canvas, columns.get(0), MARGIN + COLUMN, Anchor.END, 1);
        names(canvas, columns.get(1), WIDTH - MARGIN - COLUMN, Anchor.START, -1);
        for (int joint : Film.bones(layout)) {
            Point parent = places.get(layout.bones().get(joint));
            canvas.line(places.get(joint), parent, 5, Palette.of(0, sides.get(joint)), 1);
        }
        for (int joint = 0; joint < layout.size(); joint++) {
            canvas.dot(places.get(joint), joint == layout.centre() ? 9 : 6, Palette.of(0, sides.get(joint)), 1);
            canvas.dot(places.get(joint), joint == layout.centre() ? 5 : 2.5, Palette.GROUND, 1);
        }
    }

    /** Joints left of the middle, and right of it, from top to bottom; those in the middle fill the shorter column. */
    private List<List<Integer>> columns() {
        List<Integer> left = new ArrayList<>();
        List<Integer> right = new ArrayList<>();
        double middle = figure.x() + figure.width() / 2;
        List<Integer> centred = new ArrayList<>();
        for (int joint = 0; joint < layout.size(); joint++) {
            double aside = places.get(joint).x() - middle;
            (Math.abs(aside) < 1 ? centred : aside < 0 ? left : right).add(joint);
        }
        centred.forEach(joint -> (left.size() < right.size() ? left : right).add(joint));
        Comparator<Integer> downwards =
                Comparator.comparingDouble(joint -> places.get(joint).y());
        left.sort(downwards);
        right.sort(downwards);
        return List.of(left, right);
    }

    /** @param inwards 1 if the figure is to the right of the column, -1 if to the left */
    private void names(Canvas canvas, List<Integer> joints, double x, Anchor anchor, int inwards) {
        double[] heights = heights(joints);
        IntStream.range(0, joints.size()).forEach(row -> {
            int joint = joints.get(row);
            Point end = new Point(x + inwards * 8.0, heights[row]);
            canvas.line(end, places.get(joint), 1, Palette.GRID, 1);
            String name = joint + "  " + layout.joints().get(joint);
            canvas.text(name, new Point(x, heights[row]), 12.5, false, Palette.of(0, sides.get(joint)), anchor);
        });
    }

    /** As near to the joints' own heights as lines that do not touch can be. */
    private double[] heights(List<Integer> joints) {
        double[] heights = new double[joints.size()];
        double free = TITLE;
        for (int row = 0; row < heights.length; row++) {
            heights[row] = Math.max(places.get(joints.get(row)).y(), free);
            free = heights[row] + LINE;
        }
        double most = height - MARGIN;
        for (int row = heights.length - 1; row >= 0; row--) {
            heights[row] = Math.min(heights[row], most);
            most = heights[row] - LINE;
        }
        return heights;
    }
}
