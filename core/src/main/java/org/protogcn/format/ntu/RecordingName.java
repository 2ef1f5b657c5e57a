package org.protogcn.format.ntu;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a recording says, e.g. {@code S001C002P003R002A013}.
 *
 * @param id the name itself
 * @param action from 1
 */
record RecordingName(String id, int setup, int camera, int performer, int action) {
    static final String FORM = "SsssCcccPpppRrrrAaaa";
    static final Pattern ID = Pattern.compile("S(\\d{3})C(\\d{3})P(\\d{3})R\\d{3}A(\\d{3})");
    static final Pattern FILE = Pattern.compile(ID.pattern() + "\\.skeleton");

    private static final Set<Integer> TRAINING_PERFORMERS = Set.of(
            1, 2, 4, 5, 8, 9, 13, 14, 15, 16, 17, 18, 19, 25, 27, 28, 31, 34, 35, 38, 45, 46, 47, 49, 50, 52, 53, 54,
            55, 56, 57, 58, 59, 70, 74, 78, 80, 81, 82, 83, 84, 85, 86, 89, 91, 92, 93, 94, 95, 97, 98, 100, 103);

    /** Of a recording's file, whose name matches {@link #FILE}. */
    static RecordingName ofFile(String name) {
        String id = name.substring(0, name.indexOf('.'));
        Matcher matcher = ID.matcher(id);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(name);
        }
        return new RecordingName(id, number(matcher, 1), number(matcher, 2), number(matcher, 3), number(matcher, 4));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    int label() {
        return action - 1;
    }

    boolean performerTrains() {
        return TRAINING_PERFORMERS.contains(performer);
    }

    boolean viewTrains() {
        return camera != 1;
    }

    boolean setupTrains() {
        return setup % 2 == 0;
    }
}
