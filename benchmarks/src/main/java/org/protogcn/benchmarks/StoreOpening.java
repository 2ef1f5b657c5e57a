package org.protogcn.benchmarks;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.protogcn.array.DType;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.store.ClipStore;
import org.protogcn.store.ClipStoreWriter;

/** How long a process that has done nothing else takes to open a store; one opening per process counts. */
public final class StoreOpening {
    private static final int NTU_120 = 114_000;

    private StoreOpening() {}

    /** Opens the store that is named; makes one of as many clips as NTU RGB+D 120 has if there is none. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        if (!Files.exists(folder)) {
            make(folder, NTU_120);
            System.out.println("made; run again to measure");
            return;
        }
        measure(folder, System.out);
    }

    static void measure(Path folder, PrintStream out) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long processor = threads.getCurrentThreadCpuTime();
        long begin = System.nanoTime();
        try (ClipStore store = ClipStore.open(folder)) {
            double elapsed = (System.nanoTime() - begin) / 1e6;
            double worked = (threads.getCurrentThreadCpuTime() - processor) / 1e6;
            out.printf(Locale.ROOT, "%d clips: %.1f ms, %.1f of them at work%n", store.size(), elapsed, worked);
        }
    }

    static void make(Path folder, int clips) {
        Keypoints still = new Keypoints(DType.FLOAT16, 1, 2, 25, 3, new double[150]);
        try (ClipStoreWriter writer = ClipStoreWriter.create(folder, false)) {
            for (int i = 0; i < clips; i++) {
                writer.add(new Clip(id(i), i % 120, still));
            }
            List<String> ids =
                    IntStream.range(0, clips).mapToObj(StoreOpening::id).toList();
            int half = clips / 2;
            writer.finish(
                    SkeletonLayouts.named("ntu25"),
                    List.of(),
                    Map.of("xsub_train", ids.subList(0, half), "xsub_val", ids.subList(half, clips)));
        }
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "S001C001P001R%06dA%03d", number, number % 120 + 1);
    }
}
