package org.protogcn.format.recordings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.protogcn.InvalidInputException;
import org.protogcn.Printable;

/**
 * The frames of one action in a recording of UTKinect-Action3D.
 *
 * @param first the number of the first frame, greater than {@code last} where the list gives none
 * @param last the number of the last frame, which belongs to the action
 */
record Segment(String action, int first, int last) {
    private static final List<String> ACTIONS =
            List.of("walk", "sitDown", "standUp", "pickUp", "carry", "throw", "push", "pull", "waveHands", "clapHands");

    static final List<String> CLASS_NAMES = List.of(
            "walk", "sit down", "stand up", "pick up", "carry", "throw", "push", "pull", "wave hands", "clap hands");

    private static final Pattern RECORDING = Pattern.compile("s\\d{2}_e\\d{2}");
    private static final Pattern LINE = Pattern.compile(
            "(?<action>" + String.join("|", ACTIONS) + "):\\s*((?<first>\\d{1,9})\\s+(?<last>\\d{1,9})|NaN\\s+NaN)");

    int label() {
        return ACTIONS.indexOf(action);
    }

    SortedMap<Integer, double[]> of(TreeMap<Integer, double[]> frames) {
        return first > last ? new TreeMap<>() : frames.subMap(first, true, last, true);
    }

    /**
     * Reads the list of all segments: under a line with the name of a recording, such as {@code s01_e01}, lines such as
     * {@code walk: 252 390}.
     */
    static Map<String, List<Segment>> readAll(Path list) {
        Map<String, List<Segment>> segments = new TreeMap<>();
        List<Segment> current = null;
        int number = 0;
        for (String line : RecordingFile.lines(list)) {
            number++;
            if (RECORDING.matcher(line.strip()).matches()) {
                current = segments.computeIfAbsent(line.strip(), id -> new ArrayList<>());
            } else {
                add(parse(list, number, line), current, list, number);
            }
        }
        return segments;
    }

    private static Segment parse(Path list, int number, String line) {
        Matcher matcher = LINE.matcher(line.strip());
        if (!matcher.matches()) {
            throw new InvalidInputException(list + ", line " + number + ": \"" + Printable.shortened(line)
                    + "\" is neither a recording nor an action with its first and last frame; correct the line");
        }
        if (matcher.group("first") == null) {
            return new Segment(matcher.group("action"), 1, 0);
        }
        return new Segment(
                matcher.group("action"),
                Integer.parseInt(matcher.group("first")),
                Integer.parseInt(matcher.group("last")));
    }

    private static void add(Segment segment, List<Segment> recording, Path list, int number) {
        if (recording == null) {
            throw new InvalidInputException(
                    list + ", line " + number + ": an action before the first recording; correct the list");
        }
        if (recording.stream().anyMatch(other -> other.action.equals(segment.action))) {
            throw new InvalidInputException(list + ", line " + number + ": the recording has a second action "
                    + segment.action + "; correct the list");
        }
        recording.add(segment);
    }
}
