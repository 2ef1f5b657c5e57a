package org.protogcn.format.arrays;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * What every axis of an array means: N clips, C coordinates, T frames, V joints, M persons. Letters in parentheses share
 * one axis, the last of them running fastest: {@code NT(MVC)}.
 */
public final class Axes {
    private static final Pattern FORM = Pattern.compile("([NCTVM]|\\([NCTVM]{2,5}\\)){1,5}");
    private static final Pattern AXIS = Pattern.compile("[NCTVM]|\\([NCTVM]+\\)");

    private final String text;
    private final List<String> axes;

    private Axes(String text, List<String> axes) {
        this.text = text;
        this.axes = axes;
    }

    /** @throws IllegalArgumentException unless it is such letters, each at most once, with at least C, V */
    public static Axes parse(String text) {
        String letters = text.replaceAll("[()]", "");
        boolean once = letters.chars().distinct().count() == letters.length();
        if (!FORM.matcher(text).matches() || !once || !letters.contains("C") || !letters.contains("V")) {
            throw new IllegalArgumentException("no axes");
        }
        List<String> axes = AXIS.matcher(text)
                .results()
                .map(axis -> axis.group().replaceAll("[()]", ""))
                .toList();
        return new Axes(text, axes);
    }

    public boolean has(char letter) {
        return text.indexOf(letter) >= 0;
    }

    /** Whether the first axis counts clips, so that they lie one after the other in an array of C order. */
    boolean startsWithClips() {
        return axes.get(0).equals("N");
    }

    public int rank() {
        return axes.size();
    }

    /** How far a letter goes and how many elements further its next index stands. A missing letter goes to 1. */
    public record Extent(int size, long stride) {
        static final Extent MISSING = new Extent(1, 0);
    }

    /**
     * Where the numbers of an array stand.
     *
     * @param layout tells the joints and coordinates of axes that letters share
     * @throws InvalidInputException if the array has another number of axes, or a shared one does not divide
     */
    public AxisPlaces places(String where, int[] shape, long[] strides, SkeletonLayout layout) {
        requireRank(where, shape);
        Map<Character, Extent> places = new HashMap<>();
        for (int axis = 0; axis < shape.length; axis++) {
            String letters = axes.get(axis);
            if (letters.length() == 1) {
                places.put(letters.charAt(0), new Extent(shape[axis], strides[axis]));
            } else {
                share(where, letters, shape[axis], strides[axis], layout, places);
            }
        }
        return new AxisPlaces(
                places.getOrDefault('N', Extent.MISSING),
                places.getOrDefault('M', Extent.MISSING),
                places.getOrDefault('T', Extent.MISSING),
                places.get('V'),
                places.get('C'));
    }

    private void requireRank(String where, int[] shape) {
        if (shape.length != axes.size()) {
            throw new InvalidInputException(where + " has the shape " + Arrays.toString(shape) + ", the axes " + text
                    + " are " + axes.size() + "; say which axis is which with --set axes=");
        }
    }

    private void share(
            String where, String letters, int size, long stride, SkeletonLayout layout, Map<Character, Extent> places) {
        int joints = letters.contains("V") ? layout.size() : 1;
        int channels = letters.contains("C") ? channels(size, joints, layout) : 1;
        String others = letters.replaceAll("[VC]", "");
        int rest = size / (joints * channels);
        if (rest * joints * channels != size || others.length() > 1 || others.isEmpty() && rest != 1) {
            throw new InvalidInputException(where + ": an axis of " + size + " cannot be " + spelled(letters) + " with "
                    + layout.size() + " joints of " + channels + " coordinates in the layout " + layout.name()
                    + "; name another with --layout or say which axis is which with --set axes=");
        }
        long step = stride;
        for (int i = letters.length() - 1; i >= 0; i--) {
            char letter = letters.charAt(i);
            int extent = letter == 'V' ? joints : letter == 'C' ? channels : rest;
            places.put(letter, new Extent(extent, step));
            step *= extent;
        }
    }

    /** In 2-D there may be a score. */
    private static int channels(int size, int joints, SkeletonLayout layout) {
        return size % (joints * 3) == 0 ? 3 : layout.dimensions();
    }

    private static String spelled(String letters) {
        return letters.chars().mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining(" x "));
    }

    /** The number of joints where an axis of its own tells it, -1 otherwise. */
    int joints(int[] shape) {
        return own('V', shape);
    }

    /** The number of coordinates where an axis of its own tells it, -1 otherwise. */
    int channels(int[] shape) {
        return own('C', shape);
    }

    private int own(char letter, int[] shape) {
        int axis = axes.indexOf(String.valueOf(letter));
        return axis < 0 || axis >= shape.length ? -1 : shape[axis];
    }

    @Override
    public String toString() {
        return text;
    }
}
