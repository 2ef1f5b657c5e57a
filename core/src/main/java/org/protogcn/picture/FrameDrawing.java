package org.protogcn.picture;

import java.util.List;
import org.protogcn.picture.Canvas.Area;
import org.protogcn.picture.Canvas.Point;
import org.protogcn.skeleton.JointName.Side;

/** Draws the people of one frame. */
final class FrameDrawing {
    private static final int FLOOR_LINES = 5;

    private final Film film;
    private final Projection projection;
    private final List<Side> sides;
    private final List<Integer> bones;

    FrameDrawing(Film film) {
        this.film = film;
        this.projection = new Projection(film);
        this.sides = Film.sides(film.layout());
        this.bones = Film.bones(film.layout());
    }

    /** Width by height of what is drawn. */
    double aspect() {
        return projection.aspect();
    }

    void draw(Canvas canvas, int frame, Area area) {
        for (Point[] line : projection.floor(FLOOR_LINES, area)) {
            canvas.line(line[0], line[1], 1, Palette.GRID, 1);
        }
        for (int person = 0; person < film.persons(); person++) {
            person(canvas, frame, person, area);
        }
    }

    private void person(Canvas canvas, int frame, int person, Area area) {
        double width = Math.max(1.6, Math.min(area.width(), area.height()) / 62);
        for (int joint : bones) {
            int parent = film.layout().bones().get(joint);
            if (projection.isSeen(frame, person, joint) && projection.isSeen(frame, person, parent)) {
                canvas.line(
                        projection.joint(frame, person, joint, area),
                        projection.joint(frame, person, parent, area),
                        width,
                        Palette.of(person, sides.get(joint)),
                        Math.min(strength(frame, person, joint), strength(frame, person, parent)));
            }
        }
        for (int joint = 0; joint < sides.size(); joint++) {
            if (projection.isSeen(frame, person, joint)) {
                canvas.dot(
                        projection.joint(frame, person, joint, area),
                        0.85 * width,
                        Palette.of(person, sides.get(joint)),
                        strength(frame, person, joint));
            }
        }
    }

    private double strength(int frame, int person, int joint) {
        return film.strength()[film.place(frame, person, joint)];
    }
}
