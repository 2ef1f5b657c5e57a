package org.protogcn.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.bytedeco.pytorch.Device;
import org.protogcn.array.NdArray;
import org.protogcn.format.SourceSummary;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Stream;
import org.protogcn.store.ClipStore;
import org.protogcn.store.ClipStoreWriter;
import org.protogcn.synthetic.SyntheticActions;
import org.protogcn.training.checkpoint.Checkpoint;
import org.protogcn.training.checkpoint.CheckpointFolder;
import org.protogcn.training.config.ConfigurationReader;
import org.protogcn.training.config.TrainingConfiguration;
import org.protogcn.training.tensor.LibTorch;

/**
 * Runs of a network of width 8 on made-up clips: 20 to learn from, 10 to validate with, none in the split {@code test};
 * 4 batches an epoch, the last of them with 2 clips.
 *
 * @param folder that all of it lies in
 */
record TinyRuns(Path folder) {
    /** One thread computes: more only wait for each other in a network this small, endlessly on a busy machine. */
    static final Device CPU = cpu();

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Device cpu() {
        LibTorch.load(1);
        return new Device("cpu");
    }

    static TinyRuns in(Path folder) {
        LibTorch.load(1);
        TinyRuns runs = new TinyRuns(folder);
        SyntheticActions actions = new SyntheticActions(5, 2, 1, 0, 1);
        runs.write("store", actions.summary(), actions.clips());
        return runs;
    }

    /** Writes a further store. */
    Path write(String name, SourceSummary summary, List<Clip> clips) {
        try (ClipStoreWriter writer = ClipStoreWriter.create(folder.resolve(name), true)) {
            clips.forEach(writer::add);
            writer.finish(summary.layout(), summary.classNames(), summary.splits());
        }
        return folder.resolve(name);
    }

    /** Two epochs unless {@code sets} says otherwise. */
    TrainingConfiguration configuration(String... sets) {
        String yaml =
                """
                name: tiny
                seed: 3
                data: {store: STORE}
                recipe: {layout: ntu25, frames: 16, persons: 1, rotation: 0.2}
                network: {classes: 10, width: 8, prototypes: 12}
                optimizer: {rate: 0.05, rate_batch: 6}
                schedule: {epochs: 2, batch: 6, workers: 1}
                evaluation: {clips: 2, batch: 8}
                """
                        .replace("STORE", "'" + folder.resolve("store") + "'");
        try {
            Path file = Files.writeString(folder.resolve("tiny.yaml"), yaml);
            return ConfigurationReader.read(file, Stream.J, List.of(sets));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A run folder of this name that does not exist yet, with its configuration. */
    RunFolder create(String name, TrainingConfiguration configuration) throws IOException {
        return RunFolder.create(folder.resolve(name), configuration);
    }

    /** Trains in a fresh folder to the end. */
    RunFolder train(String name, String... sets) throws IOException {
        TrainingConfiguration configuration = configuration(sets);
        RunFolder run = create(name, configuration);
        go(configuration, run, false, new TrainingListener() {}, () -> false);
        return run;
    }

    static Trainer.Outcome resume(RunFolder run) throws IOException {
        return go(run.configuration(), run, true, new TrainingListener() {}, () -> false);
    }

    static Trainer.Outcome go(
            TrainingConfiguration configuration,
            RunFolder run,
            boolean resume,
            TrainingListener listener,
            BooleanSupplier stop)
            throws IOException {
        try (ClipStore store = ClipStore.open(Path.of(configuration.data().store()));
                Trainer trainer = new Trainer(configuration, store, run, CPU, listener, stop)) {
            if (resume) {
                trainer.resume();
            }
            return trainer.train();
        }
    }

    /** True from the {@code n}th time on that it is asked. */
    static BooleanSupplier after(int n) {
        int[] asked = {0};
        return () -> ++asked[0] >= n;
    }

    static Checkpoint last(RunFolder run) {
        return CheckpointFolder.load(
                run.checkpoints().find(CheckpointFolder.LAST).orElseThrow());
    }

    /** Everything a checkpoint holds, to the bit. */
    static Map<String, Object> bits(RunFolder run) {
        Checkpoint checkpoint = last(run);
        Map<String, Object> bits = new TreeMap<>();
        checkpoint.weights().forEach((name, array) -> bits.put(name, bytes(array)));
        checkpoint.state().forEach((name, array) -> bits.put("state " + name, bytes(array)));
        checkpoint.progress().forEach((name, value) -> bits.put("progress " + name, value));
        return bits;
    }

    private static ByteBuffer bytes(NdArray array) {
        return array.bytes();
    }

    /** The lines of the metrics, without what the clock says. */
    static List<String> metrics(RunFolder run) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(run.metricsFile())) {
            ObjectNode record = (ObjectNode) JSON.readTree(line);
            record.remove(List.of("seconds", "clips_per_second", "data_wait"));
            lines.add(record.toString());
        }
        return lines;
    }
}
