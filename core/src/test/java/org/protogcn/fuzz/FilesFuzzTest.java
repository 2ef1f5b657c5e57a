package org.protogcn.fuzz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.array.DType;
import org.protogcn.array.Npy;
import org.protogcn.evaluation.ScoreFile;
import org.protogcn.evaluation.Scores;
import org.protogcn.format.pickle.ItemSink;
import org.protogcn.format.pickle.PickleInput;
import org.protogcn.format.pickle.PickleReader;
import org.protogcn.format.pyskl.ScorePickle;
import org.protogcn.fuzz.Seeds.Seed;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.store.ClipStore;
import org.protogcn.store.ClipStoreWriter;
import org.protogcn.testing.Campaign;
import org.protogcn.testing.FuzzedSource;

/** The same promise for every other file that is read: pickles, arrays, layouts, scores and stores. */
class FilesFuzzTest {
    private static final int INPUTS = 2000;

    @TempDir
    private Path folder;

    private void fuzz(String name, int inputs, Seed seed, FuzzedSource.Reader reader) throws IOException {
        Campaign.run(name, inputs, FuzzedSource.of(seed.write(folder), reader));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gym_annos_p2", "ntu_annos_p3", "gym_annos_p5", "k400_kpfile_p3"})
    void pickles(String name) throws IOException {
        fuzz(name, INPUTS, Seeds.golden("files/" + name + ".pkl"), file -> {
            byte[] bytes = Files.readAllBytes(file);
            PickleReader.read(new PickleInput(new ByteArrayInputStream(bytes), "fuzz.pkl"), ItemSink.NONE);
        });
    }

    @Test
    void arrays() throws IOException {
        fuzz("npy", INPUTS, Seeds.golden("pipeline/087_frame_inds.npy"), Npy::read);
    }

    @Test
    void layouts() throws IOException {
        String layout = SkeletonLayouts.toJson(SkeletonLayouts.named("kinect20"));
        fuzz("layout", INPUTS, Seeds.text("kinect20.json", layout), SkeletonLayouts::read);
    }

    @Test
    void scorePickles() throws IOException {
        fuzz("score pickle", INPUTS, Seeds.golden("files/pred_1.pkl"), ScorePickle::read);
    }

    @Test
    void scoreFiles() throws IOException {
        Scores.Builder scores = new Scores.Builder(List.of("sit", "stand"));
        scores.add("a", 0, new double[] {0.25, 0.75});
        scores.add("b", 1, new double[] {0.5, 0.5});
        fuzz(
                "score file",
                INPUTS,
                folder -> {
                    Path file = folder.resolve("scores.npz");
                    ScoreFile.write(file, scores.build());
                    return file;
                },
                ScoreFile::read);
    }

    @Test
    void stores() throws IOException {
        fuzz(
                "store",
                INPUTS / 10,
                folder -> {
                    Path store = folder.resolve("store");
                    SkeletonLayout layout = SkeletonLayouts.named("ntu25");
                    try (ClipStoreWriter writer = ClipStoreWriter.create(store, false)) {
                        writer.add(new Clip("a", 0, new Keypoints(DType.FLOAT16, 1, 2, 25, 3, new double[150])));
                        writer.finish(layout, List.of("sit"), Map.of("train", List.of("a")));
                    }
                    return store;
                },
                FilesFuzzTest::readStore);
    }

    private static void readStore(Path folder) {
        try (ClipStore store = ClipStore.open(folder)) {
            for (int i = 0; i < store.size(); i++) {
                store.clip(i);
            }
        }
    }
}
