package org.protogcn.format;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.Clip;

/**
 * The labels of classes that a source calls by text. If all are whole numbers they are the labels; otherwise the names
 * are numbered in sorted order.
 */
public final class ClassNumbers {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final int MOST = 100_000;

    private final List<String> names;
    private final boolean numbered;

    private ClassNumbers(List<String> names, boolean numbered) {
        this.names = names;
        this.numbered = numbered;
    }

    /**
     * From the classes of all recordings, in any order, often repeated.
     *
     * @param classes empty text stands for a class that is not known
     * @param source to name in an error
     * @throws InvalidInputException if there are more than 100 000 classes or a number is higher than that
     */
    public static ClassNumbers of(Collection<String> classes, Object source) {
        TreeSet<String> names = new TreeSet<>(classes);
        names.remove("");
        boolean numbered = names.stream().allMatch(name -> WHOLE.matcher(name).matches());
        if (names.size() > MOST || numbered && names.stream().anyMatch(name -> Integer.parseInt(name) >= MOST)) {
            throw new InvalidInputException(source + " has more than " + MOST
                    + " classes or a class with a higher number; check what is taken for the class");
        }
        return new ClassNumbers(List.copyOf(names), numbered);
    }

    /** The label of a class; {@link Clip#UNLABELLED} for empty text. */
    public int label(String name) {
        if (name.isEmpty()) {
            return Clip.UNLABELLED;
        }
        return numbered ? Integer.parseInt(name) : names.indexOf(name);
    }

    /** In the order of the labels; none where the classes are numbers. */
    public List<String> names() {
        return numbered ? List.of() : names;
    }
}
