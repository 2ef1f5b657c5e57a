package org.protogcn.synthetic;

import java.util.Locale;
import org.protogcn.synthetic.Pose.Hand;
import org.protogcn.synthetic.Pose.Trunk;

/**
 * What people do. In each pair the bodies do the same but for a detail: how the fingers of a hand move, where a hand
 * stops, or which way time runs.
 */
enum Action {
    /** The pen's strokes, while the hand wanders along the line; the other hand holds the paper. */
    WRITING(true) {
        @Override
        Pose at(double time, Manner m) {
            double line = ((0.35 * time + m.phase()) % 1 - 0.5) * -0.05;
            Vector stroke = new Vector(0.011 * m.swing(time, 1.3, 0) + line, 0, 0.011 * m.swing(time, 1.3, 1.2));
            Vector pen = new Vector(-0.5 + 0.18 * m.swing(time, 1.3, 0.4), -0.75, 0.6);
            return atTheTable(
                    new Hand(ON_TABLE.plus(stroke.times(m.size())), new Vector(-0.35, -0.25, 1), pen),
                    new Hand(ON_TABLE, FLAT, FLAT));
        }
    },
    /** The fingers of both hands go up and down by turns. */
    TYPING(true) {
        @Override
        Pose at(double time, Manner m) {
            return atTheTable(keys(m.swing(time, 1.3, 0), m), keys(m.swing(time, 1.3, 2.4), m));
        }

        private Hand keys(double stroke, Manner m) {
            Vector fingers = new Vector(-0.15, -0.45 + 0.5 * stroke * m.size(), 0.8);
            return new Hand(ON_TABLE.plus(0, 0.006 * stroke, 0), new Vector(-0.2, -0.05, 1), fingers);
        }
    },
    /** The hand goes to the mouth and tips, the head goes back with it. */
    DRINK(false) {
        @Override
        Pose at(double time, Manner m) {
            double sip = 0.5 + 0.5 * m.swing(time, 0.35, 0);
            Hand cup = new Hand(
                    new Vector(0.052, 0.045 + 0.012 * sip, 0.128), new Vector(-0.55, 0.55 + 0.4 * sip, -0.1), INWARD);
            return new Pose(new Trunk(0, 0, 0, -0.08 - 0.25 * sip, 0), cup, AT_EASE);
        }
    },
    /** The hand goes to the ear and stays there, the head leans towards it and nods. */
    PHONE_CALL(false) {
        @Override
        Pose at(double time, Manner m) {
            double talk = m.swing(time, 0.35, 0);
            Hand phone = new Hand(new Vector(0.1, 0.04, 0.045), new Vector(-0.25, 0.9, -0.15), Vector.UP);
            return new Pose(new Trunk(0, 0, 0, 0.06 + 0.06 * talk, 0.12), phone, AT_EASE);
        }
    },
    /** The raised forearm swings from side to side. */
    WAVE(false) {
        @Override
        Pose at(double time, Manner m) {
            double swing = m.swing(time) * m.size();
            Vector up = new Vector(0.45 * swing, 1, 0.1);
            return oneHand(new Hand(new Vector(0.165 + 0.042 * swing, 0.03, 0.13), up, up));
        }
    },
    /** The raised hand bends its fingers towards oneself again and again. */
    BECKON(false) {
        @Override
        Pose at(double time, Manner m) {
            double bend = (0.5 + 0.5 * m.swing(time)) * m.size();
            Vector palm = new Vector(-0.1, 1, 0.35 - 0.35 * bend);
            Vector fingers = new Vector(-0.15, 1 - 0.9 * bend, 0.3 - 1.1 * bend);
            return oneHand(new Hand(new Vector(0.165, 0.025, 0.145 - 0.014 * bend), palm, fingers));
        }
    },
    /** The hands part and meet. */
    CLAP(false) {
        @Override
        Pose at(double time, Manner m) {
            double apart = 0.012 + 0.058 * (0.5 + 0.5 * m.swing(time)) * m.size();
            Hand hand = new Hand(new Vector(apart + 0.02, -0.07, 0.165), UP_AND_FORWARD, UP_AND_FORWARD);
            return new Pose(Trunk.STANDING, hand, hand);
        }
    },
    /** The hands lie on each other and slide to and fro, each against the other. */
    RUB_HANDS(false) {
        @Override
        Pose at(double time, Manner m) {
            return new Pose(Trunk.STANDING, sliding(m.swing(time), m), sliding(-m.swing(time), m));
        }

        private Hand sliding(double swing, Manner m) {
            Vector slide = new Vector(0, 0.012, 0.026).times(swing * m.size());
            return new Hand(new Vector(0.036, -0.08, 0.165).plus(slide), UP_AND_FORWARD, UP_AND_FORWARD);
        }
    },
    /** From standing to a chair. */
    SIT_DOWN(false) {
        @Override
        Pose throughout(double time, Manner m) {
            return changingSeat(Manner.smooth(changed(time, m)));
        }
    },
    /** The same the other way round. */
    STAND_UP(false) {
        @Override
        Pose throughout(double time, Manner m) {
            return changingSeat(1 - Manner.smooth(changed(time, m)));
        }
    };

    private static final Vector ON_TABLE = new Vector(0.058, -0.2, 0.2);
    private static final Vector FLAT = new Vector(-0.3, -0.05, 1);
    private static final Vector INWARD = new Vector(-0.9, 0.3, 0.2);
    private static final Vector DOWN = new Vector(0.02, -1, 0.12);
    private static final Vector UP_AND_FORWARD = new Vector(-0.2, 0.75, 0.65);
    private static final Hand AT_EASE = new Hand(new Vector(0.135, -0.3, 0.045), DOWN, DOWN);
    private static final Hand IN_THE_LAP = new Hand(new Vector(0.07, -0.235, 0.15), FLAT, FLAT);

    private final boolean oftenSeated;

    Action(boolean oftenSeated) {
        this.oftenSeated = oftenSeated;
    }

    /** The name of the class, e.g. {@code phone call}. */
    String className() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    boolean oftenSeated() {
        return oftenSeated;
    }

    /** The action once the hands are there. */
    Pose at(double time, Manner m) {
        return resting(m);
    }

    /** The whole clip: from rest into the action. */
    Pose throughout(double time, Manner m) {
        Pose rest = resting(m);
        Pose action = at(time, m);
        Pose placed = new Pose(
                action.trunk().withSeat(rest.trunk().seated()),
                action.dominant().moved(m.place()),
                action.other() == AT_EASE ? rest.other() : action.other().moved(partnerPlace(m)));
        return rest.towards(placed, m.raised(time));
    }

    /** Hands that meet must be displaced together; the frames of both hands are mirror images. */
    private Vector partnerPlace(Manner m) {
        return this == CLAP || this == RUB_HANDS ? m.place().mirrored() : m.otherPlace();
    }

    static Pose resting(Manner m) {
        Hand hand = m.seated() ? IN_THE_LAP : AT_EASE;
        return new Pose(Trunk.STANDING.withSeat(m.seated() ? 1 : 0), hand, hand.moved(m.otherPlace()));
    }

    private static Pose atTheTable(Hand dominant, Hand other) {
        return new Pose(new Trunk(0, 0.1, 0, 0.35, 0), dominant, other);
    }

    private static Pose oneHand(Hand hand) {
        return new Pose(Trunk.STANDING, hand, AT_EASE);
    }

    /** 0 to 1 within about a second, somewhere inside the clip. */
    private static double changed(double time, Manner m) {
        double lasts = 2.1 * m.raising();
        double slack = Math.max(0, m.seconds() - lasts);
        double begins = slack * (m.phase() / (2 * Math.PI));
        return (time - begins) / lasts;
    }

    private static Pose changingSeat(double seated) {
        double between = StrictMath.sin(Math.PI * seated);
        Hand hand = AT_EASE.towards(IN_THE_LAP, seated);
        return new Pose(new Trunk(seated, 0.65 * between, 0, -0.2 * between, 0), hand, hand);
    }
}
