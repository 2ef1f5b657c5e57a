package org.protogcn.format.ntu;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.protogcn.array.DType;
import org.protogcn.format.FormatOption;
import org.protogcn.format.ImportOptions;
import org.protogcn.skeleton.Keypoints;

/**
 * Makes persons of what the sensor took for bodies. Where a rule would leave nobody, it is not applied.
 *
 * @param frames which frames take a place
 * @param shortest frames that a body must have been seen in, where there are several
 * @param spread whether bodies that are mostly too wide are dropped
 * @param tracks persons of a clip
 */
record Cleaning(
        Frames frames, int shortest, boolean spread, Order order, int tracks, boolean trim, boolean swap, Type type) {
    /** Which frames of a recording take a place in the clip. */
    enum Frames {
        SEEN,
        ALL
    }

    /** Who comes first. */
    enum Order {
        MOTION,
        APPEARANCE
    }

    /** What the coordinates are stored as. */
    enum Type {
        FLOAT16(DType.FLOAT16),
        FLOAT32(DType.FLOAT32);

        private final DType stored;

        Type(DType stored) {
            this.stored = stored;
        }
    }

    static final FormatOption<Frames> FRAMES = FormatOption.choice(
            "frames",
            Frames.SEEN,
            "seen: frames without a body are left out, and so are gaps in which a body was lost; all: frames stay in"
                    + " their places");
    static final FormatOption<Integer> SHORTEST = FormatOption.number(
            "shortest", 1, 10_000, 12, "Where there are several bodies, drop those seen in fewer frames.");
    static final FormatOption<Boolean> SPREAD = FormatOption.flag(
            "spread",
            true,
            "Where there are several bodies, drop those that are wider than 0.8 of their height in at least 69.754 % of"
                    + " their frames; in the others such frames do not count as motion.");
    static final FormatOption<Order> ORDER = FormatOption.choice(
            "order", Order.MOTION, "Who comes first: the body that moves most, or the one seen first.");
    static final FormatOption<Integer> TRACKS = FormatOption.number(
            "tracks", 1, 6, 2, "Persons of a clip at most; bodies that are not there at the same time share one.");
    static final FormatOption<Boolean> TRIM =
            FormatOption.flag("trim", true, "Cut frames at the beginning and end in which everything is zero.");
    static final FormatOption<Boolean> SWAP =
            FormatOption.flag("swap", true, "Swap the two persons if only the second is there in the first frame.");
    static final FormatOption<Type> TYPE =
            FormatOption.choice("type", Type.FLOAT16, "What the coordinates are stored as.");

    static final List<FormatOption<?>> OPTIONS = List.of(FRAMES, SHORTEST, SPREAD, ORDER, TRACKS, TRIM, SWAP, TYPE);

    private static final double WIDEST = 0.8;
    private static final double MOSTLY = 0.69754;

    static Cleaning of(ImportOptions options) {
        return new Cleaning(
                options.get(FRAMES),
                options.get(SHORTEST),
                options.get(SPREAD),
                options.get(ORDER),
                options.get(TRACKS),
                options.get(TRIM),
                options.get(SWAP),
                options.get(TYPE));
    }

    /** The persons {@code [M,T,25,3]}; empty if there is nobody. */
    Optional<Keypoints> clean(List<Body> bodies, Tally tally) {
        if (frames == Frames.SEEN) {
            closeGaps(bodies, tally);
        }
        List<Body> persons = keep(bodies, body -> body.frames() >= shortest, Rule.SHORT, tally);
        Map<Body, Double> motion = new HashMap<>();
        persons.forEach(body -> motion.put(body, body.motion()));
        if (spread && persons.size() > 1) {
            persons = withoutTheWide(persons, motion, tally);
        }
        if (order == Order.MOTION) {
            persons = persons.stream()
                    .sorted(Comparator.comparing(motion::get).reversed())
                    .toList();
        }
        Tracks laid = Tracks.lay(persons, tracks);
        tally.add(Rule.CROWDED_OUT, laid.dropped());
        return finished(laid, tally);
    }

    private static void closeGaps(List<Body> bodies, Tally tally) {
        for (Body body : bodies) {
            if (body.hasGap()) {
                tally.add(Rule.CLOSED_GAPS, 1);
                body.closeGaps();
            }
        }
    }

    private static List<Body> withoutTheWide(List<Body> bodies, Map<Body, Double> motion, Tally tally) {
        Map<Body, boolean[]> narrow = new HashMap<>();
        bodies.forEach(body -> narrow.put(body, body.narrowerThan(WIDEST)));
        bodies.forEach(body -> motion.merge(body, body.motion(narrow.get(body)), Math::min));
        return keep(bodies, body -> shareOfFalse(narrow.get(body)) < MOSTLY, Rule.WIDE, tally);
    }

    private static double shareOfFalse(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 0 : 1;
        }
        return (double) count / flags.length;
    }

    private static List<Body> keep(List<Body> bodies, Predicate<Body> wanted, Rule rule, Tally tally) {
        List<Body> kept = bodies.stream().filter(wanted).toList();
        if (bodies.size() < 2 || kept.isEmpty()) {
            return bodies;
        }
        tally.add(rule, bodies.size() - kept.size());
        return kept;
    }

    private Optional<Keypoints> finished(Tracks laid, Tally tally) {
        if (laid.isEmpty()) {
            tally.add(Rule.EMPTY, 1);
            return Optional.empty();
        }
        if (trim) {
            tally.add(Rule.TRIMMED, laid.trim());
        }
        if (swap && laid.swapIfOnlyTheSecondBegins()) {
            tally.add(Rule.SWAPPED, 1);
        }
        return Optional.of(laid.toKeypoints(type.stored));
    }
}
