package org.protogcn.format;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.protogcn.InvalidInputException;

/**
 * What a recording shows, as the names of its file and folders say: by a pattern of the user, or else by the folder that
 * the file lies in.
 */
public final class Labels {
    /** Where in the path the class stands; the option of every format that keeps a file or folder per recording. */
    public static final FormatOption<Optional<Pattern>> PATTERN = new FormatOption<>(
            "label-pattern",
            "REGEX",
            "",
            "the class is what group 1 matches in the path below SOURCE, e.g. a(\\d+)_; the folder's name otherwise",
            Labels::pattern);

    private final Optional<Pattern> pattern;
    private final UnaryOperator<String> otherwise;

    private Labels(Optional<Pattern> pattern, UnaryOperator<String> otherwise) {
        this.pattern = pattern;
        this.otherwise = otherwise;
    }

    /** By the pattern of the user, otherwise by the folder. */
    public static Labels of(ImportOptions options) {
        return of(options, Labels::folder);
    }

    /**
     * By the pattern of the user, otherwise by a rule of the format.
     *
     * @param otherwise from the path below the source to the class; empty text where it tells none
     */
    public static Labels of(ImportOptions options, UnaryOperator<String> otherwise) {
        return new Labels(options.get(PATTERN), otherwise);
    }

    private static Optional<Pattern> pattern(String regex) {
        if (regex.isEmpty()) {
            return Optional.empty();
        }
        Pattern pattern = Pattern.compile(regex);
        if (pattern.matcher("").groupCount() < 1) {
            throw new IllegalArgumentException("no group");
        }
        return Optional.of(pattern);
    }

    /** The name of the last folder in a path; empty where there is none. */
    public static String folder(String path) {
        List<String> names = List.of(path.split("/"));
        return names.size() < 2 ? "" : names.get(names.size() - 2);
    }

    /**
     * The class of a recording as text, empty if nothing tells it.
     *
     * @param path of the recording below the source, its names joined by {@code /}
     * @throws InvalidInputException if the pattern of the user does not occur in it
     */
    public String of(Path source, String path) {
        if (pattern.isEmpty()) {
            return otherwise.apply(path);
        }
        Matcher matcher = pattern.get().matcher(path);
        if (!matcher.find() || matcher.group(1) == null) {
            throw new InvalidInputException("the pattern " + pattern.get() + " does not occur in " + path + " below "
                    + source + "; mend label-pattern, or take the file out of the folder");
        }
        return matcher.group(1);
    }
}
