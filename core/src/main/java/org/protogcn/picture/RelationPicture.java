package org.protogcn.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.protogcn.picture.Canvas.Area;
import org.protogcn.picture.Canvas.Point;
import org.protogcn.picture.Lettering.Anchor;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * Draws the strongest relations between joints on moments of clips, the strongest of these deepest; a joint's relation to
 * itself is left out.
 */
public final class RelationPicture {
    private static final int MOMENTS = 5;
    private static final int RELATIONS = 16;
    private static final int CELL_WIDTH = 190;
    private static final int CELL_HEIGHT = 230;
    private static final int MARGIN = 22;
    private static final int TITLE = 40;
    private static final int SCENE_TITLE = 24;
    private static final double BOW = 0.09;
    private static final int ARC = 10;
    private static final double FAINTEST = 0.3;

    /**
     * A clip and the relations to draw on it.
     *
     * @param values {@code [V][V]}
     */
    public record Scene(String title, Clip clip, SkeletonLayout layout, double[][] values) {}

    private final String title;
    private final List<Scene> scenes;
    private final HeatScale scale;

    private RelationPicture(String title, List<Scene> scenes) {
        this.title = title;
        this.scenes = scenes;
        this.scale = HeatScale.of(
                scenes.stream()
                        .flatMap(scene ->
                                strongest(scene.values()).stream().map(pair -> scene.values()[pair[0]][pair[1]]))
                        .mapToDouble(Double::doubleValue)
                        .toArray(),
                false);
    }

    /** A picture of scenes one below the other, with one scale. */
    public static Picture of(String title, List<Scene> scenes) {
        RelationPicture picture = new RelationPicture(title, scenes);
        int width = 2 * MARGIN + MOMENTS * CELL_WIDTH;
        int height = MARGIN + TITLE + scenes.size() * (SCENE_TITLE + CELL_HEIGHT) + MARGIN;
        return new Picture(width, height, picture::draw);
    }

    private void draw(Canvas canvas) {
        canvas.text(title, new Point(MARGIN, MARGIN + 6), 17, true, Palette.INK, Anchor.START);
        for (int i = 0; i < scenes.size(); i++) {
            double y = MARGIN + TITLE + (double) i * (SCENE_TITLE + CELL_HEIGHT);
            canvas.text(scenes.get(i).title(), new Point(MARGIN, y + 8), 12.5, true, Palette.INK, Anchor.START);
            scene(canvas, scenes.get(i), y + SCENE_TITLE);
        }
    }

    private void scene(Canvas canvas, Scene scene, double y) {
        Film film = Film.of(
                scene.clip(), scene.layout(), "", scene.clip().keypoints().frames());
        Projection projection = new Projection(film);
        for (int moment = 0; moment < MOMENTS; moment++) {
            int frame = (int) Math.round((moment + 0.5) * (film.frames() - 1) / MOMENTS);
            Area area = new Area(MARGIN + (double) moment * CELL_WIDTH, y, CELL_WIDTH, CELL_HEIGHT).inset(14);
            for (int person = 0; person < film.persons(); person++) {
                person(canvas, scene, new Body(film, projection, frame, person, area));
            }
        }
    }

    private void person(Canvas canvas, Scene scene, Body body) {
        for (int joint : Film.bones(scene.layout())) {
            int parent = scene.layout().bones().get(joint);
            if (body.isSeen(joint) && body.isSeen(parent)) {
                canvas.line(body.at(joint), body.at(parent), 2.5, Palette.FAINT_INK, 0.45);
            }
        }
        List<int[]> strongest = strongest(scene.values());
        for (int i = strongest.size() - 1; i >= 0; i--) {
            int[] pair = strongest.get(i);
            if (body.isSeen(pair[0]) && body.isSeen(pair[1])) {
                double value = scene.values()[pair[0]][pair[1]];
                canvas.curve(arc(body.at(pair[0]), body.at(pair[1])), 1.2 + 2 * scale.strength(value), colour(value));
            }
        }
    }

    /** Even the weakest that is drawn can be seen. */
    private int colour(double value) {
        double size = Math.max(Math.abs(scale.low()), Math.abs(scale.high()));
        double visible = FAINTEST + (1 - FAINTEST) * scale.strength(value);
        double weight = scale.weakest() + visible * (size - scale.weakest());
        return scale.colour(Math.copySign(weight, value));
    }

    /** Pairs of different joints, the strongest first. */
    private static List<int[]> strongest(double[][] values) {
        List<int[]> pairs = new ArrayList<>();
        for (int from = 0; from < values.length; from++) {
            for (int to = 0; to < values.length; to++) {
                if (from != to) {
                    pairs.add(new int[] {from, to});
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(pair -> -Math.abs(values[pair[0]][pair[1]])));
        return pairs.subList(0, Math.min(RELATIONS, pairs.size()));
    }

    /** Bows to the right of the way, so that both directions can be told apart, and from bones. */
    private static List<Point> arc(Point from, Point to) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i <= ARC; i++) {
            double t = (double) i / ARC;
            double aside = 4 * BOW * t * (1 - t);
            points.add(new Point(from.x() + t * dx - aside * dy, from.y() + t * dy + aside * dx));
        }
        return points;
    }

    /** A person at a moment. */
    private record Body(Film film, Projection projection, int frame, int person, Area area) {
        boolean isSeen(int joint) {
            return projection.isSeen(frame, person, joint);
        }

        Point at(int joint) {
            return projection.joint(frame, person, joint, area);
        }
    }
}
