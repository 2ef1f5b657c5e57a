package org.protogcn.cli.ablation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.protogcn.InvalidInputException;

/**
 * Settings of which some have several values, as {@code network.width=24,48}.
 *
 * @param fixed the settings with one value
 * @param keys of those with several
 * @param variants every combination of the several
 */
public record Grid(List<String> fixed, List<String> keys, List<Variant> variants) {
    private static final int MOST_VARIANTS = 1000;

    /** @param sets each {@code key=value} or {@code key=value,value,...} */
    public static Grid of(List<String> sets) {
        List<String> fixed = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<Variant> variants = List.of(Variant.UNCHANGED);
        for (String set : sets) {
            int equals = set.indexOf('=');
            String[] values = set.substring(equals + 1).split(",", -1);
            if (equals < 1 || values.length == 1) {
                fixed.add(set);
                continue;
            }
            String key = set.substring(0, equals).strip();
            keys.add(key);
            requireFew((long) variants.size() * values.length);
            variants = Variant.product(variants, variants(key, values));
        }
        return new Grid(fixed, keys, variants);
    }

    /** Every combination with every one of {@code others}. */
    public List<Variant> appliedTo(List<Variant> others) {
        return Variant.product(others, variants);
    }

    private static void requireFew(long variants) {
        if (variants > MOST_VARIANTS) {
            throw new InvalidInputException("the grid has " + variants + " or more combinations; give at most "
                    + MOST_VARIANTS + ", or several grids one after another");
        }
    }

    private static List<Variant> variants(String key, String[] values) {
        Stream<String> given = Arrays.stream(values).map(String::strip);
        return given.map(value -> variant(key, value)).toList();
    }

    /** A key's last part and the value make the label. */
    static Variant variant(String key, String value) {
        String label = key.substring(key.lastIndexOf('.') + 1) + " " + value;
        return new Variant(label, List.of(key + "=" + value));
    }
}
