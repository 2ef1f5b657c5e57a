package org.protogcn.synthetic;

/** Places the 25 joints of the Kinect v2 skeleton: a person's bones in a pose, in the body's frame, feet on the floor. */
final class Skeleton {
    static final int JOINTS = 25;

    private static final double SHARE_BELOW_SPINE_MIDDLE = 0.52;
    private static final double SEAT = 0.275;
    private static final double SEAT_BEHIND_FEET = 0.21;
    /** Elbows point back under hanging hands and forward under raised ones. */
    private static final double ELBOW_FORWARD = 0.5;

    private static final double ELBOW_FORWARD_BY_RAISE = 4;

    private final Person person;
    private final Pose pose;
    private final Vector[] joints = new Vector[JOINTS];

    private Skeleton(Person person, Pose pose) {
        this.person = person;
        this.pose = pose;
    }

    /** {@code [V]} in metres. */
    static Vector[] joints(Person person, Pose pose) {
        Skeleton skeleton = new Skeleton(person, pose);
        Rotation chest = skeleton.trunk();
        boolean left = person.leftHanded();
        skeleton.arm(chest, 4, 21, 1, left ? pose.dominant() : pose.other());
        skeleton.arm(chest, 8, 23, -1, left ? pose.other() : pose.dominant());
        skeleton.leg(12, 1);
        skeleton.leg(16, -1);
        return skeleton.joints;
    }

    /** Places spine and head and returns how the chest is turned. */
    private Rotation trunk() {
        Pose.Trunk trunk = pose.trunk();
        double dominantSide = person.leftHanded() ? 1 : -1;
        double seated = trunk.seated();
        double hips = person.standingHips() * (1 - seated) + SEAT * person.height() * seated;
        Rotation chest =
                Rotation.aboutY(trunk.twist() * dominantSide).after(Rotation.aboutX(trunk.lean() + person.stoop()));
        Rotation head = chest.after(Rotation.aboutX(trunk.nod())).after(Rotation.aboutZ(-trunk.tilt() * dominantSide));
        Rotation loin = Rotation.aboutX(0.7 * (trunk.lean() + person.stoop()));
        joints[0] = new Vector(0, hips, -SEAT_BEHIND_FEET * person.height() * seated);
        joints[1] = joints[0].plus(loin.apply(Vector.UP).times(person.back() * SHARE_BELOW_SPINE_MIDDLE));
        joints[20] = joints[1].plus(chest.apply(Vector.UP).times(person.back() * (1 - SHARE_BELOW_SPINE_MIDDLE)));
        joints[2] = joints[20].plus(chest.apply(Vector.UP).times(person.neck() * 0.32));
        joints[3] = joints[2].plus(head.apply(new Vector(0, 1, 0.12)).unit().times(person.neck() * 0.68));
        return chest;
    }

    /**
     * @param shoulder index of the shoulder; elbow, wrist and hand follow it
     * @param tip index of the hand's tip; the thumb follows it
     * @param side 1 left, -1 right
     */
    private void arm(Rotation chest, int shoulder, int tip, int side, Pose.Hand hand) {
        Vector middle = joints[20];
        Vector drop = new Vector(side * person.shoulders(), -0.022 * person.height(), 0);
        Vector wrist = toBody(chest, hand.wrist().plus(person.reach()).times(person.height()), side);
        double elbowForward =
                ELBOW_FORWARD + ELBOW_FORWARD_BY_RAISE * hand.wrist().y();
        Vector elbowOut = new Vector(0.35 + person.elbows(), -1, elbowForward);
        joints[shoulder] = middle.plus(chest.apply(drop));
        bend(shoulder, person.upperArm(), person.forearm(), middle.plus(wrist), toBody(chest, elbowOut, side));
        Vector palm = toBody(chest, hand.palm(), side).unit();
        Vector fingers = toBody(chest, hand.fingers(), side).unit();
        Vector thumb = toBody(chest, new Vector(-0.8, 0.45, 0.1), side).plus(fingers.times(0.7));
        joints[shoulder + 3] = joints[shoulder + 2].plus(palm.times(person.hand()));
        joints[tip] = joints[shoulder + 3].plus(fingers.times(person.hand() * 1.05));
        joints[tip + 1] = joints[shoulder + 3].plus(thumb.unit().times(person.hand() * 0.8));
    }

    private static Vector toBody(Rotation chest, Vector ownSide, int side) {
        return chest.apply(side > 0 ? ownSide : ownSide.mirrored());
    }

    private void leg(int hip, int side) {
        double size = person.height();
        Vector ankle = new Vector(side * 0.062 * size, person.ankle(), 0);
        joints[hip] = joints[0].plus(side * person.hips(), -0.01 * size, 0);
        bend(hip, person.thigh(), person.shin(), ankle, new Vector(side * 0.12, 0.1, 1));
        joints[hip + 3] = joints[hip + 2].plus(side * 0.012 * size, -0.028 * size, 0.07 * size);
    }

    /**
     * Places the middle and the end joint of a limb of two bones, so that the end comes as near to {@code goal} as the
     * bones allow.
     *
     * @param first the limb's first joint, already placed; the middle and the end follow it
     * @param bulge where elbow or knee point to
     */
    private void bend(int first, double upper, double lower, Vector goal, Vector bulge) {
        Vector start = joints[first];
        Vector way = goal.minus(start);
        double shortest = Math.abs(upper - lower) + 0.2 * lower;
        double distance = Math.max(shortest, Math.min(way.length(), 0.998 * (upper + lower)));
        Vector along = way.unit();
        Vector aside = bulge.minus(along.times(bulge.dot(along))).unit();
        double cosine = (upper * upper + distance * distance - lower * lower) / (2 * upper * distance);
        double sine = Math.sqrt(Math.max(0, 1 - cosine * cosine));
        joints[first + 1] = start.plus(along.times(upper * cosine)).plus(aside.times(upper * sine));
        joints[first + 2] = start.plus(along.times(distance));
    }
}
