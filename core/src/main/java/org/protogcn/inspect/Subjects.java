package org.protogcn.inspect;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.protogcn.InvalidInputException;

/** Who acts in a clip, told from its id. */
public final class Subjects {
    private static final List<Pattern> KNOWN = List.of(
            Pattern.compile("S\\d{3}C\\d{3}P(\\d{3})R\\d{3}A\\d{3}.*"),
            Pattern.compile("a\\d+_s(\\d+)_[et]\\d+.*"),
            Pattern.compile("s(\\d+)_e\\d+_.*"),
            Pattern.compile("P(\\d+)-.*"));

    private final List<Pattern> patterns;

    private Subjects(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    /** By the naming of the benchmarks: {@code SsssCcccPppp...}, {@code a01_s05_e02}, {@code s05_e02_walk}. */
    public static Subjects known() {
        return new Subjects(KNOWN);
    }

    /**
     * By the user's own naming.
     *
     * @throws InvalidInputException if {@code regex} is none, or has not exactly one group
     */
    public static Subjects by(String regex) {
        return new Subjects(List.of(withOneGroup("--subject", regex)));
    }

    /** A regular expression whose group says something about a clip. */
    static Pattern withOneGroup(String option, String regex) {
        try {
            Pattern pattern = Pattern.compile(regex);
            if (pattern.matcher("").groupCount() == 1) {
                return pattern;
            }
            throw new InvalidInputException(
                    option + " '" + regex + "' has " + pattern.matcher("").groupCount()
                            + " groups; put exactly one pair of parentheses around the part that counts, e.g. ^P([0-9]+)");
        } catch (PatternSyntaxException e) {
            throw new InvalidInputException(
                    option + " '" + regex + "' is no regular expression: " + e.getDescription(), e);
        }
    }

    Optional<String> of(String id) {
        return patterns.stream()
                .map(pattern -> pattern.matcher(id))
                .filter(matcher -> patterns == KNOWN ? matcher.matches() : matcher.find())
                .map(Subjects::group)
                .findFirst();
    }

    private static String group(Matcher matcher) {
        return Optional.ofNullable(matcher.group(1)).orElse("");
    }
}
