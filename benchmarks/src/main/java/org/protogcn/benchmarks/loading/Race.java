package org.protogcn.benchmarks.loading;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import org.protogcn.prepare.ClipPreparation;
import org.protogcn.prepare.Visit;
import org.protogcn.skeleton.Clip;
import org.protogcn.store.ClipStore;

/** One workload prepared on one thread by both sides in turns, after both have given the same numbers. */
final class Race implements AutoCloseable {
    private static final long SEED = 7;
    private static final int EPOCH = 3;
    private static final int BATCH = 16;

    private final Workload workload;
    private final NumpyChild numpy;
    private final Path folder;
    private final ClipStore store;
    private final ClipPreparation preparation;
    private final FloatBuffer batch;

    /** @param folder for the clips, to be made */
    Race(Workload workload, int clips, NumpyChild numpy, Path folder) throws IOException {
        this.workload = workload;
        this.numpy = numpy;
        this.folder = folder;
        List<Clip> made = workload.clips(clips, SEED);
        Exchange.write(folder, workload, made, SEED, EPOCH);
        this.store = workload.store(made, folder.resolve("store"));
        this.preparation = workload.preparation().forTraining(SEED, EPOCH);
        this.batch = ByteBuffer.allocateDirect(BATCH * preparation.size() * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        numpy.ask("open " + folder);
    }

    /** The largest difference of a number between the two sides, over the first clips. */
    double difference(int clips) throws IOException {
        numpy.ask("check " + clips);
        NdArray theirs = Npy.read(folder.resolve("numpy.npy"));
        double largest = 0;
        for (int i = 0; i < clips; i++) {
            FloatBuffer ours = prepare(i);
            for (int j = 0; j < preparation.size(); j++) {
                double expected = theirs.getDouble(i * preparation.size() + j);
                largest = Math.max(largest, Math.abs(ours.get(j) - expected));
            }
        }
        return largest;
    }

    private FloatBuffer prepare(int clip) {
        FloatBuffer target = batch.slice(clip % BATCH * preparation.size(), preparation.size());
        preparation.prepare(store.clip(clip), new Visit(clip, 0), target);
        return target.rewind();
    }

    /** Clips per second of both, round by round. */
    Result run(int warmups, int rounds) throws IOException {
        List<Double> theirs = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        for (int i = -warmups; i < rounds; i++) {
            double numpySeconds = Double.parseDouble(numpy.ask("time"));
            double ourSeconds = seconds();
            if (i >= 0) {
                theirs.add(store.size() / numpySeconds);
                ours.add(store.size() / ourSeconds);
            }
        }
        return Result.of(workload.name(), theirs, ours);
    }

    private double seconds() {
        long start = System.nanoTime();
        for (int i = 0; i < store.size(); i++) {
            prepare(i);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        store.close();
    }
}
