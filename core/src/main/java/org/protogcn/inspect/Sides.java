package org.protogcn.inspect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Two splits that must have nothing in common.
 *
 * @param train the name of the split that is learned from
 * @param test the name of the one it is tried on
 */
record Sides(String train, String test) {
    private static final String TRAIN = "train";

    /**
     * A split whose name ends in {@code train}, against every other split whose name begins alike, as
     * {@code xsub_train} and {@code xsub_val}: protocols of one store divide the same clips in their own ways. Where no
     * split has such a name, each stands against each.
     */
    static List<Sides> of(Map<String, int[]> splits) {
        List<String> names = List.copyOf(splits.keySet());
        List<Sides> sides = new ArrayList<>();
        boolean named = names.stream().anyMatch(name -> name.endsWith(TRAIN));
        for (String first : names) {
            for (String second : names) {
                boolean opposed = named ? isProtocol(first, second) : names.indexOf(first) < names.indexOf(second);
                if (opposed) {
                    sides.add(new Sides(first, second));
                }
            }
        }
        return sides;
    }

    private static boolean isProtocol(String train, String test) {
        if (!train.endsWith(TRAIN) || test.endsWith(TRAIN)) {
            return false;
        }
        return test.startsWith(train.substring(0, train.length() - TRAIN.length()));
    }
}
