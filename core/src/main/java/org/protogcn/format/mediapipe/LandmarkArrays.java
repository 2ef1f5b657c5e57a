package org.protogcn.format.mediapipe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import org.protogcn.array.NpyFile;
import org.protogcn.format.PoseArray;
import org.protogcn.format.SourceFile;
import org.protogcn.format.mediapipe.LandmarkVector.Part;

/** Sequences of {@code .npy} files: a folder with a vector per frame, or one array {@code [T, numbers]}. */
final class LandmarkArrays {
    private LandmarkArrays() {}

    /** Files by the name of their sequence: those of a folder together, an array of two axes by itself. */
    static Map<String, List<SourceFile>> sequences(List<SourceFile> files) {
        Map<String, List<SourceFile>> sequences = new LinkedHashMap<>();
        for (SourceFile file : files) {
            boolean frame = shape(file).length == 1;
            int end = file.name().lastIndexOf('/');
            String name =
                    !frame ? file.name() : end < 0 ? "sequence" : file.name().substring(0, end);
            sequences.computeIfAbsent(name, key -> new ArrayList<>()).add(file);
        }
        sequences.values().forEach(frames -> frames.sort(Comparator.comparing(LandmarkArrays::number)));
        return sequences;
    }

    /** Frames are numbered without leading zeros; other names come after, in their order. */
    private static long number(SourceFile file) {
        String name = file.name().substring(file.name().lastIndexOf('/') + 1);
        return name.matches("\\d{1,9}") ? Long.parseLong(name) : Long.MAX_VALUE;
    }

    static int[] shape(SourceFile file) {
        return NpyFile.header(file.path()).shape();
    }

    /**
     * What a frame holds, as the shape of a file tells.
     *
     * @throws InvalidInputException if MediaPipe has no so many numbers
     */
    static LandmarkVector vector(SourceFile file) {
        int[] shape = shape(file);
        return LandmarkVector.ofLength(shape.length == 1 || shape.length == 2 ? shape[shape.length - 1] : -1)
                .orElseThrow(() -> new InvalidInputException(file.path() + " has the shape " + Arrays.toString(shape)
                        + "; a frame of MediaPipe has one of " + LandmarkVector.lengths() + " numbers"));
    }

    /**
     * The poses of one sequence.
     *
     * @throws InvalidInputException if a frame has other numbers than the first
     */
    static PoseArray read(List<SourceFile> frames, LandmarkVector vector, Part part, double visibility) {
        boolean whole = shape(frames.get(0)).length == 2;
        int count = whole ? shape(frames.get(0))[0] : frames.size();
        int pose = vector.joints(part) * 3;
        double[] values = new double[PoseArray.requireSize(frames.get(0).path().toString(), 1, count, pose, 1)];
        if (whole) {
            NpyFile array = NpyFile.open(frames.get(0).path());
            long[] strides = array.header().strides();
            for (int t = 0; t < count; t++) {
                long first = t * strides[0];
                vector.copy(i -> array.get(first + i * strides[1]), part, visibility, values, t * pose);
            }
        } else {
            for (int t = 0; t < count; t++) {
                vector.copy(frame(frames.get(t), vector), part, visibility, values, t * pose);
            }
        }
        return PoseArray.rounded(1, count, vector.joints(part), 3, values);
    }

    private static IntToDoubleFunction frame(SourceFile file, LandmarkVector vector) {
        int[] shape = shape(file);
        if (shape.length != 1 || shape[0] != vector.length()) {
            throw new InvalidInputException(file.path() + " has the shape " + Arrays.toString(shape)
                    + " where the other frames have " + vector.length() + " numbers; take it out of the folder");
        }
        NdArray numbers = Npy.read(file.path());
        return numbers::getDouble;
    }
}
