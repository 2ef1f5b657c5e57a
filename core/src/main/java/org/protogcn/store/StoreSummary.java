package org.protogcn.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.skeleton.Clip;

/**
 * What a store holds, counted.
 *
 * @param store its folder
 * @param layout name of the layout of all clips
 * @param joints V
 * @param dimensions C
 * @param clips how many there are
 * @param bytes size of all files together
 * @param types clips by the type of their keypoints
 * @param classes class name to number of clips, in label order
 * @param unlabelled clips without a class
 * @param frames lengths of the clips
 * @param persons number of clips by number of persons: {@code persons.get(2)} clips have two
 * @param splits split name to number of clips
 * @param missing what is all zero, which means "not seen"
 */
public record StoreSummary(
        Path store,
        String layout,
        int joints,
        int dimensions,
        int clips,
        long bytes,
        Map<DType, Integer> types,
        Map<String, Integer> classes,
        int unlabelled,
        Range frames,
        Map<Integer, Integer> persons,
        Map<String, Integer> splits,
        Missing missing) {

    /** Smallest, middle and largest; of an even number of values the higher of the two middles. */
    public record Range(int min, int median, int max) {
        static Range of(IntStream values) {
            int[] sorted = values.sorted().toArray();
            return new Range(sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]);
        }
    }

    /**
     * All-zero parts, and how many parts there are.
     *
     * @param persons persons who are zero in every frame of their clip, of {@code allPersons}
     * @param frames frames in which every person is zero, of {@code allFrames}
     * @param joints zero joints of persons who are otherwise there in that frame, of {@code allJoints}
     */
    public record Missing(long persons, long allPersons, long frames, long allFrames, long joints, long allJoints) {
        static final Missing NOTHING = new Missing(0, 0, 0, 0, 0, 0);

        Missing plus(Missing other) {
            return new Missing(
                    persons + other.persons,
                    allPersons + other.allPersons,
                    frames + other.frames,
                    allFrames + other.allFrames,
                    joints + other.joints,
                    allJoints + other.allJoints);
        }
    }

    /**
     * Counts a store; reads every file and clip, so that every checksum is checked on the way.
     *
     * @throws InvalidInputException if a clip or a file is damaged
     */
    public static StoreSummary of(ClipStore store) {
        store.verify();
        return new StoreSummary(
                store.folder(),
                store.layout().name(),
                store.layout().size(),
                store.layout().dimensions(),
                store.size(),
                bytes(store.folder()),
                types(store),
                classes(store),
                (int) numbers(store)
                        .filter(i -> store.label(i) == Clip.UNLABELLED)
                        .count(),
                Range.of(numbers(store).map(store::frames)),
                persons(store),
                splits(store),
                numbers(store)
                        .mapToObj(i -> ZeroCount.of(store.clip(i).keypoints()))
                        .reduce(Missing.NOTHING, Missing::plus));
    }

    private static IntStream numbers(ClipStore store) {
        return IntStream.range(0, store.size());
    }

    private static long bytes(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            long bytes = 0;
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        } catch (IOException e) {
            throw new InvalidInputException("cannot read the clip store " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Map<DType, Integer> types(ClipStore store) {
        Map<DType, Integer> types = new EnumMap<>(DType.class);
        numbers(store).forEach(i -> types.merge(store.type(i), 1, Integer::sum));
        return types;
    }

    private static Map<String, Integer> classes(ClipStore store) {
        List<String> names = store.classNames();
        int[] counts = new int[names.size()];
        numbers(store).map(store::label).filter(label -> label >= 0).forEach(label -> counts[label]++);
        Map<String, Integer> classes = new LinkedHashMap<>();
        for (int label = 0; label < counts.length; label++) {
            classes.merge(names.get(label), counts[label], Integer::sum);
        }
        return classes;
    }

    private static Map<Integer, Integer> persons(ClipStore store) {
        Map<Integer, Integer> persons = new TreeMap<>();
        numbers(store).forEach(i -> persons.merge(store.persons(i), 1, Integer::sum));
        return persons;
    }

    private static Map<String, Integer> splits(ClipStore store) {
        Map<String, Integer> splits = new LinkedHashMap<>();
        store.splitNames().forEach(name -> splits.put(name, store.split(name).length));
        return splits;
    }

    /** The summary as a page of text with aligned columns, ending in a newline. */
    public String toText() {
        return new SummaryText(this).render();
    }

    /** Classes that have at least one clip. */
    public long usedClasses() {
        return classes.values().stream().filter(count -> count > 0).count();
    }
}
