package org.protogcn.people;

import java.util.List;
import org.protogcn.format.FormatOption;
import org.protogcn.format.ImportOptions;
import org.protogcn.people.PeoplePolicy.Activity;
import org.protogcn.people.PeoplePolicy.Arrangement;
import org.protogcn.people.PeoplePolicy.Fill;

/** What the user may say about the people in a source; the same for all formats that show many. */
public final class PeopleOptions {
    private static final int MOST = 100;

    private static final FormatOption<Arrangement> PEOPLE = FormatOption.choice(
            "people", Arrangement.TRACKED, "one clip with the most active people, or a clip for each person");
    private static final FormatOption<Integer> PERSONS = FormatOption.number(
            "persons", 1, MOST, 2, "how many people of a recording are kept; with people=separate all, unless given");
    private static final FormatOption<Activity> KEEP = FormatOption.choice(
            "keep", Activity.MOTION, "who is kept: those who move most, have the best scores, or are seen longest");
    private static final FormatOption<Integer> GAP = FormatOption.number(
            "gap", 0, 10_000, 15, "how many frames somebody may be out of sight and still be the same person");
    private static final FormatOption<Fill> FILL = FormatOption.choice(
            "fill", Fill.ZEROS, "what stands in such a gap: zeros, which mean 'not seen', or a straight line");
    private static final FormatOption<Integer> MIN_FRAMES =
            FormatOption.number("min-frames", 1, 100_000, 1, "people who are seen in fewer frames are dropped");
    private static final FormatOption<Double> MIN_SCORE = new FormatOption<>(
            "min-score", "NUMBER", "0", "skeletons with a lower score are dropped", PeopleOptions::finite);

    private PeopleOptions() {}

    /** For {@link org.protogcn.format.ClipFormat#options}. */
    public static List<FormatOption<?>> all() {
        return List.of(PEOPLE, PERSONS, KEEP, GAP, FILL, MIN_FRAMES, MIN_SCORE);
    }

    /**
     * What the user has said, or what counts otherwise.
     *
     * @throws org.protogcn.InvalidInputException if a value means nothing
     */
    public static PeoplePolicy of(ImportOptions options) {
        Arrangement arrangement = options.get(PEOPLE);
        boolean everybody = arrangement == Arrangement.SEPARATE && !options.has(PERSONS);
        return new PeoplePolicy(
                arrangement,
                everybody ? Integer.MAX_VALUE : options.get(PERSONS),
                options.get(KEEP),
                options.get(GAP),
                options.get(FILL),
                options.get(MIN_FRAMES),
                options.get(MIN_SCORE));
    }

    private static double finite(String text) {
        double number = Double.parseDouble(text);
        if (!Double.isFinite(number)) {
            throw new NumberFormatException(text);
        }
        return number;
    }
}
