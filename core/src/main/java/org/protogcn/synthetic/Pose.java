package org.protogcn.synthetic;

/**
 * What a body does at one moment, independent of its build.
 *
 * @param dominant the hand that does one-handed actions
 */
record Pose(Trunk trunk, Hand dominant, Hand other) {

    /**
     * @param seated 0 standing, 1 on a chair
     * @param lean of the back, forward, in radians
     * @param twist of the chest, towards the dominant hand
     * @param nod of the head, forward
     * @param tilt of the head, towards the dominant hand
     */
    record Trunk(double seated, double lean, double twist, double nod, double tilt) {
        static final Trunk STANDING = new Trunk(0, 0, 0, 0, 0);

        Trunk withSeat(double newSeated) {
            return new Trunk(newSeated, lean, twist, nod, tilt);
        }

        Trunk towards(Trunk other, double share) {
            return new Trunk(
                    mix(seated, other.seated, share),
                    mix(lean, other.lean, share),
                    mix(twist, other.twist, share),
                    mix(nod, other.nod, share),
                    mix(tilt, other.tilt, share));
        }

        private static double mix(double a, double b, double share) {
            return a + (b - a) * share;
        }
    }

    /**
     * A hand in the frame of its own side of the chest, from the point between the shoulders.
     *
     * @param wrist where it is, in units of the height
     * @param palm direction from the wrist to the hand, of any length
     * @param fingers direction from the hand to its tip, of any length
     */
    record Hand(Vector wrist, Vector palm, Vector fingers) {
        Hand towards(Hand other, double share) {
            return new Hand(
                    wrist.towards(other.wrist, share),
                    palm.unit().towards(other.palm.unit(), share),
                    fingers.unit().towards(other.fingers.unit(), share));
        }

        Hand moved(Vector by) {
            return new Hand(wrist.plus(by), palm, fingers);
        }
    }

    Pose towards(Pose goal, double share) {
        return new Pose(
                trunk.towards(goal.trunk, share),
                dominant.towards(goal.dominant, share),
                other.towards(goal.other, share));
    }
}
