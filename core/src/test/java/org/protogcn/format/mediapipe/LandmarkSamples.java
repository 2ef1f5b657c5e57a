package org.protogcn.format.mediapipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;

/** Small recordings of landmarks, here and for tests elsewhere. */
public final class LandmarkSamples {
    private LandmarkSamples() {}

    /** {@code wave/0/FRAME.npy}: three frames of body, face and hands. */
    public static Path holistic(Path folder) throws IOException {
        sequence(folder.resolve("wave/0"), 1662, 3);
        return folder;
    }

    /** {@code wave/0/FRAME.npy}: three frames of one hand. */
    public static Path hand(Path folder) throws IOException {
        sequence(folder.resolve("wave/0"), 63, 3);
        return folder;
    }

    /** {@code wave/a.json}: three frames of a body. */
    public static Path json(Path folder) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("wave")).resolve("a.json"), json(33));
        return folder;
    }

    static void sequence(Path folder, int length, int frames) throws IOException {
        Files.createDirectories(folder);
        for (int t = 0; t < frames; t++) {
            Npy.write(folder.resolve(t + ".npy"), frame(length, t));
        }
    }

    /** Number i of frame t is 1000 t + i + 1. */
    static NdArray frame(int length, int t) {
        return NdArray.ofDoubles(
                IntStream.rangeClosed(1, length).mapToDouble(i -> 1000 * t + i).toArray(), length);
    }

    /** Frames 0 and 2 of three show somebody. */
    static String json(int landmarks) {
        String list = IntStream.range(0, landmarks)
                .mapToObj(i -> "{\"x\": " + i + ", \"y\": 0.5, \"z\": -1e-1, \"visibility\": 0.9}")
                .collect(Collectors.joining(",", "[", "]"));
        return "[" + list + ", [], " + list + "]";
    }
}
