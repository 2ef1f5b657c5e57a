package org.protogcn.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.protogcn.picture.Canvas.Point;
import org.protogcn.skeleton.JointName;
import org.protogcn.skeleton.JointName.Side;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * Where to draw joints when there is no clip: as somebody who stands and faces us where the names are those of a body, else
 * as rays from the centre.
 */
final class RestPose {
    /** x to our right, which is the left of somebody who faces us; y upwards; about metres, with a large face. */
    private static final Map<String, Point> BODY = new HashMap<>();

    static {
        put(0, 1.92, "head_top");
        put(0, 1.80, "head");
        put(0, 1.74, "nose");
        put(0, 1.50, "neck");
        put(0, 1.42, "spine_shoulder", "shoulder_centre", "shoulder_center");
        put(0, 1.16, "spine_mid", "spine", "mid_torso", "torso");
        put(0, 0.96, "spine_base", "hip_centre", "hip_center", "mid_hip", "pelvis", "hips", "hip");
        put(0.05, 1.83, "left_eye_inner");
        put(0.09, 1.84, "left_eye");
        put(0.13, 1.83, "left_eye_outer");
        put(0.20, 1.80, "left_ear");
        put(0.06, 1.64, "left_mouth");
        put(0.22, 1.42, "left_shoulder");
        put(0.36, 1.16, "left_elbow");
        put(0.46, 0.92, "left_wrist");
        put(0.49, 0.83, "left_hand");
        put(0.54, 0.72, "left_hand_tip");
        put(0.41, 0.76, "left_thumb");
        put(0.47, 0.70, "left_index");
        put(0.56, 0.76, "left_pinky");
        put(0.12, 0.92, "left_hip");
        put(0.15, 0.52, "left_knee");
        put(0.17, 0.12, "left_ankle");
        put(0.14, 0.02, "left_heel");
        put(0.27, 0.03, "left_foot");
        put(0.27, 0.00, "left_big_toe", "left_foot_index");
        put(0.34, 0.04, "left_small_toe");
    }

    private final SkeletonLayout layout;
    private final Point[] places;

    private RestPose(SkeletonLayout layout) {
        this.layout = layout;
        this.places = new Point[layout.size()];
    }

    private static void put(double x, double y, String... names) {
        for (String name : names) {
            BODY.put(name, new Point(x, y));
            BODY.put(name.replaceFirst("^left", "right"), new Point(name.startsWith("left") ? -x : x, y));
        }
    }

    /** A place for every joint, y upwards. */
    static List<Point> of(SkeletonLayout layout) {
        RestPose pose = new RestPose(layout);
        long known = layout.joints().stream()
                .map(JointName::canonical)
                .filter(BODY::containsKey)
                .count();
        if (2 * known > layout.size() && BODY.containsKey(canonical(layout, layout.centre()))) {
            pose.stand(layout.centre());
        } else {
            pose.radiate(layout.centre(), 0, -Math.PI, Math.PI);
        }
        return List.of(pose.places);
    }

    private static String canonical(SkeletonLayout layout, int joint) {
        return JointName.canonical(layout.joints().get(joint));
    }

    /** Places a joint and all that hang on it; one without a known place continues its parent's bone. */
    private void stand(int joint) {
        Point known = BODY.get(canonical(layout, joint));
        places[joint] = known != null ? known : beyond(joint);
        children(joint).forEach(this::stand);
    }

    private Point beyond(int joint) {
        int parent = layout.bones().get(joint);
        Point from = places[layout.bones().get(parent)];
        Point at = places[parent];
        double angle = Math.atan2(at.y() - from.y(), at.x() - from.x());
        List<Integer> siblings = children(parent);
        double spread = 0.5 * (siblings.indexOf(joint) - (siblings.size() - 1) / 2.0);
        return new Point(at.x() + 0.12 * Math.cos(angle + spread), at.y() + 0.12 * Math.sin(angle + spread));
    }

    /** Places a joint at its distance from the centre, in the middle of its sector; each leaf gets an equal part. */
    private void radiate(int joint, int distance, double from, double to) {
        double angle = (from + to) / 2 + Math.PI / 2;
        places[joint] = new Point(distance * Math.cos(angle), distance * Math.sin(angle));
        List<Integer> children = clockwise(joint);
        double leaves = children.stream().mapToInt(this::leaves).sum();
        double start = from;
        for (int child : children) {
            double end = start + (to - from) * leaves(child) / leaves;
            radiate(child, distance + 1, start, end);
            start = end;
        }
    }

    /** Left of the body on our right, as in a picture of somebody who faces us. */
    private List<Integer> clockwise(int joint) {
        List<Integer> ordered = new ArrayList<>();
        for (Side side : List.of(Side.LEFT, Side.MIDDLE, Side.RIGHT)) {
            children(joint).stream()
                    .filter(child -> JointName.sideOf(layout.joints().get(child)) == side)
                    .forEach(ordered::add);
        }
        return ordered;
    }

    private int leaves(int joint) {
        return Math.max(1, children(joint).stream().mapToInt(this::leaves).sum());
    }

    private List<Integer> children(int joint) {
        return IntStream.range(0, layout.size())
                .filter(other -> other != joint && layout.bones().get(other) == joint)
                .boxed()
                .toList();
    }
}
