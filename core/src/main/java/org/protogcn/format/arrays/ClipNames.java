package org.protogcn.format.arrays;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongToDoubleFunction;
import java.util.stream.IntStream;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;
import org.protogcn.array.NpyHeader;
import org.protogcn.format.pickle.ItemSink;
import org.protogcn.format.pickle.PickleReader;
import org.protogcn.format.pickle.Python;
import org.protogcn.skeleton.Clip;

/** Ids and labels of the clips of an array, in its order. */
record ClipNames(List<String> ids, int[] labels) {
    static final int MOST = 5_000_000;
    private static final int MAX_CLASSES = 100_000;

    /** Numbered clips without labels. */
    static ClipNames unlabelled(String prefix, int count) {
        return numbered(
                prefix, IntStream.generate(() -> Clip.UNLABELLED).limit(count).toArray());
    }

    private static ClipNames numbered(String prefix, int[] labels) {
        List<String> ids = IntStream.range(0, labels.length)
                .mapToObj(i -> prefix + "_" + String.format(Locale.ROOT, "%06d", i))
                .toList();
        return new ClipNames(ids, labels);
    }

    /** From a pickle of names and labels, as ST-GCN writes it beside its array. */
    static ClipNames ofPickle(Path file) {
        try {
            List<?> parts = Python.sequence(PickleReader.read(file, ItemSink.NONE));
            if (parts.size() < 2) {
                throw new IllegalArgumentException("holds " + parts.size() + " lists where names and labels belong");
            }
            List<String> ids = Python.sequence(parts.get(0)).stream()
                    .map(name -> withoutEnding(Python.text(name)))
                    .toList();
            int[] labels = parts.get(1) instanceof NdArray array ? integers(array) : integers(parts.get(1));
            if (ids.size() != labels.length) {
                throw new IllegalArgumentException("holds " + ids.size() + " names but " + labels.length + " labels");
            }
            return new ClipNames(ids, labels);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(file + " " + e.getMessage(), e);
        }
    }

    private static String withoutEnding(String name) {
        return name.endsWith(".skeleton") || name.endsWith(".json") ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    private static int[] integers(Object list) {
        return Python.sequence(list).stream().mapToInt(Python::smallInteger).toArray();
    }

    private static int[] integers(NdArray array) {
        return IntStream.range(0, array.size())
                .map(i -> Python.smallInteger(array.getDouble(i)))
                .toArray();
    }

    /** From an array {@code [N]} of labels, or {@code [N,K]} with a 1 in the column of the class. */
    static ClipNames ofArray(ClipArray array, String prefix, String where) throws IOException {
        NpyHeader header = array.header();
        int[] shape = header.shape();
        int classes = shape.length == 2 ? shape[1] : 1;
        if (shape.length < 1 || shape.length > 2 || shape[0] > MOST || classes > MAX_CLASSES) {
            throw new InvalidInputException(where + " is no array [N] of labels and no [N,K] of classes");
        }
        List<Integer> labels = new ArrayList<>();
        for (int clip = 0; clip < shape[0]; clip++) {
            LongToDoubleFunction row = array.clip(clip, header.strides()[0]);
            labels.add(shape.length == 1 ? label(row.applyAsDouble(0), where, clip) : hottest(row, header));
        }
        return numbered(prefix, labels.stream().mapToInt(Integer::intValue).toArray());
    }

    private static int label(double value, String where, int clip) {
        if (value != Math.rint(value) || value < Clip.UNLABELLED || value >= MAX_CLASSES) {
            throw new InvalidInputException(
                    where + " holds " + value + " for clip " + clip + "; labels are whole numbers from 0");
        }
        return (int) value;
    }

    /** The class with the highest number; none if no number is above 0. */
    private static int hottest(LongToDoubleFunction row, NpyHeader header) {
        int best = Clip.UNLABELLED;
        double highest = 0;
        for (int k = 0; k < header.shape()[1]; k++) {
            double value = row.applyAsDouble(k * header.strides()[1]);
            if (value > highest) {
                best = k;
                highest = value;
            }
        }
        return best;
    }

    /** @throws InvalidInputException unless there is a name for every clip */
    void requireSize(int clips, String where) {
        if (ids.size() != clips) {
            throw new InvalidInputException(where + " has " + clips + " clips, but " + ids.size()
                    + " labels belong to it; name the right ones");
        }
    }
}
