package org.protogcn.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.protogcn.InvalidInputException;
import org.protogcn.NearestName;

/**
 * Something that the user may say about a source of one format, as {@code --set name=value}.
 *
 * @param <T> what the value means
 * @param name lower case, words joined by a hyphen
 * @param values what may be given, for help, e.g. {@code true|false} or {@code COLUMN}
 * @param fallback the value that counts when none is given, as it would be written
 * @param description one line for help
 * @param parser turns a value into what it means; throws {@link IllegalArgumentException} if it means nothing
 */
public record FormatOption<T>(
        String name, String values, String fallback, String description, Function<String, T> parser) {

    /** Any text; empty unless given. */
    public static FormatOption<String> text(String name, String values, String description) {
        return new FormatOption<>(name, values, "", description, Function.identity());
    }

    /** True or false. */
    public static FormatOption<Boolean> flag(String name, boolean fallback, String description) {
        Map<String, Boolean> meanings = Map.of("true", true, "false", false);
        return new FormatOption<>(
                name, "true|false", String.valueOf(fallback), description, text -> chosen(text, meanings));
    }

    /** A whole number from {@code least} to {@code most}. */
    public static FormatOption<Integer> number(String name, int least, int most, int fallback, String description) {
        return new FormatOption<>(
                name, least + " to " + most, String.valueOf(fallback), description, text -> within(text, least, most));
    }

    /** One of the constants of an enum, in lower case with hyphens. */
    public static <E extends Enum<E>> FormatOption<E> choice(String name, E fallback, String description) {
        List<E> constants = Arrays.asList(fallback.getDeclaringClass().getEnumConstants());
        List<String> names = constants.stream().map(FormatOption::written).toList();
        return new FormatOption<>(
                name,
                String.join("|", names),
                written(fallback),
                description,
                text -> constants.get(place(text, names)));
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static int place(String text, List<String> names) {
        int place = names.indexOf(text);
        if (place < 0) {
            throw new IllegalArgumentException("no such choice");
        }
        return place;
    }

    private static <V> V chosen(String text, Map<String, V> meanings) {
        if (!meanings.containsKey(text)) {
            throw new IllegalArgumentException("no such choice");
        }
        return meanings.get(text);
    }

    private static int within(String text, int least, int most) {
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException("out of range");
        }
        return number;
    }

    T parse(String text) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("'" + text + "' is no value of " + name + "; give " + values, e);
        }
    }

    /**
     * Refuses keys that no option has.
     *
     * @throws InvalidInputException naming the key and the nearest option
     */
    static void requireKnown(Iterable<String> keys, ClipFormat format) {
        List<String> names = format.options().stream().map(FormatOption::name).toList();
        for (String key : keys) {
            if (!names.contains(key)) {
                throw new InvalidInputException("the format " + format.name() + " has no option '" + key + "'"
                        + (names.isEmpty() ? "; it has none" : NearestName.hint(key, names)));
            }
        }
    }
}
