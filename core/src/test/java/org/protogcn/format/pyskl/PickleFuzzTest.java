package org.protogcn.format.pyskl;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.array.Npy;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.pickle.ItemSink;
import org.protogcn.format.pickle.PickleInput;
import org.protogcn.format.pickle.PickleReader;
import org.protogcn.testing.Fuzz;
import org.protogcn.testing.Shared;

/** Damaged files end in one sentence, with little memory and in little time. */
class PickleFuzzTest {
    private static final int ROUNDS = 2000;
    /** A format parses the file of its layout as well, which takes far longer than the pickle. */
    private static final int ROUNDS_OF_FORMATS = 150;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ntu_annos_p2",
                "gym_annos_p2",
                "gym_annos_p4",
                "gym_annos_p5",
                "k400_compressed_p3",
                "k400_kpfile_p3"
            })
    void pickles(String name) throws IOException {
        byte[] original = Files.readAllBytes(Shared.path("goldens/files/" + name + ".pkl"));
        Fuzz.damage(
                original,
                ROUNDS,
                bytes ->
                        PickleReader.read(new PickleInput(new ByteArrayInputStream(bytes), "fuzz.pkl"), ItemSink.NONE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ntu_annos_p2", "gym_annos_p4", "k400_compressed_p3"})
    void annotations(String name) throws IOException {
        fuzz(new PysklFormat(), Shared.path("goldens/files/" + name + ".pkl"), folder.resolve("a.pkl"));
    }

    @Test
    void kineticsListAndKpfile() throws IOException {
        Path list = folder.resolve("list.pkl");
        Path kpfile = folder.resolve("kpfiles/part0.pkl");
        Files.createDirectory(kpfile.getParent());
        Files.copy(Shared.path("goldens/files/k400_index_p3.pkl"), list);
        Files.copy(Shared.path("goldens/files/k400_kpfile_p3.pkl"), kpfile);
        byte[] original = Files.readAllBytes(kpfile);
        Fuzz.damage(original, ROUNDS_OF_FORMATS, bytes -> {
            Files.write(kpfile, bytes);
            new KineticsFormat().read(list, ImportOptions.NONE, clip -> {});
        });
        Files.write(kpfile, original);
        fuzz(new KineticsFormat(), Shared.path("goldens/files/k400_index_p3.pkl"), list);
    }

    private static void fuzz(ClipFormat format, Path original, Path victim) throws IOException {
        Fuzz.damage(Files.readAllBytes(original), ROUNDS_OF_FORMATS, bytes -> {
            Files.write(victim, bytes);
            format.read(victim, ImportOptions.NONE, clip -> {});
        });
    }

    @Test
    void scores() throws IOException {
        Path victim = folder.resolve("pred.pkl");
        Fuzz.damage(Files.readAllBytes(Shared.path("goldens/files/pred_1.pkl")), ROUNDS, bytes -> {
            Files.write(victim, bytes);
            ScorePickle.read(victim);
        });
    }

    @Test
    void npy() throws IOException {
        byte[] original = Files.readAllBytes(Shared.path("goldens/pipeline/087_frame_inds.npy"));
        Fuzz.damage(original, ROUNDS, bytes -> Npy.read(new ByteArrayInputStream(bytes), "fuzz.npy"));
    }
}
