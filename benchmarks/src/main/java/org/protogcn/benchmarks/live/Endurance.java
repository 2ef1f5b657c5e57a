package org.protogcn.benchmarks.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.protogcn.runtime.Recognizer;
import org.protogcn.runtime.live.LiveOptions;
import org.protogcn.runtime.live.LiveRecognizer;

/** The memory of a live recogniser over a very long stream in which people and cameras come and go. */
final class Endurance {
    /** Seen by the camera; as many bear no number and are seen by another one. */
    static final int PEOPLE = 4;

    /** People of cameras that have gone are forgotten when there are more. */
    private static final int MOST = 3 * PEOPLE;

    private static final int STRIDE = 500;
    private static final int SAMPLES = 10;
    /** Frames after which everybody is somebody else, and after which there is another camera. */
    private static final int STAY = 1000;

    private static final int CAMERA = 20_000;
    private static final Path STATUS = Path.of("/proc/self/status");

    /**
     * Memory after some frames.
     *
     * @param heap bytes after a garbage collection
     * @param resident bytes of the whole process, natives included; -1 where the system does not tell
     */
    record Sample(long frames, long heap, long resident) {}

    private Endurance() {}

    static List<Sample> run(Recognizer recognizer, Crowd crowd, long frames) {
        LiveOptions options = LiveOptions.DEFAULT.withStride(STRIDE).withPeople(MOST);
        LiveRecognizer live = new LiveRecognizer(recognizer, options);
        List<Sample> samples = new ArrayList<>();
        for (long t = 0; t < frames; t++) {
            live.push(crowd.frame("camera " + t / CAMERA, t, t / STAY * crowd.people()));
            live.push(crowd.unnumbered("door", t));
            if ((t + 1) % Math.max(1, frames / SAMPLES) == 0) {
                samples.add(new Sample(t + 1, heap(), resident()));
            }
        }
        return samples;
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static long resident() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(kilobytes -> 1024 * Long.parseLong(kilobytes))
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            return -1;
        }
    }
}
