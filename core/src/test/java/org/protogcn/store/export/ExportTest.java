package org.protogcn.store.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.InvalidInputException;
import org.protogcn.dataset.Importer;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.pyskl.PysklFormat;
import org.protogcn.skeleton.Clip;
import org.protogcn.store.ClipStore;
import org.protogcn.store.MissingValues;
import org.protogcn.store.RandomStore;
import org.protogcn.testing.PythonWithNumpy;
import org.protogcn.testing.Shared;

class ExportTest {
    private static final String COMPARE =
            """
            import pickle, sys
            import numpy as np

            def differences(a, b, where):
                a = a.item() if isinstance(a, np.generic) else a
                if type(a) is not type(b):
                    return [where + ": " + str(type(b))]
                if isinstance(a, dict):
                    keys = [] if list(a) == list(b) else [where + ": " + str(list(b))]
                    return keys + [d for k in a if k in b for d in differences(a[k], b[k], where + "." + k)]
                if isinstance(a, list):
                    size = [] if len(a) == len(b) else [where + ": " + str(len(b))]
                    return size + [d for i, (x, y) in enumerate(zip(a, b)) for d in differences(x, y, where + str(i))]
                if isinstance(a, np.ndarray):
                    same = a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
                    return [] if same else [where + ": " + str(b)]
                return [] if a == b else [where + ": " + str(b)]

            first, *others = [pickle.load(open(name, "rb")) for name in sys.argv[1:]]
            print([differences(first, other, "") for other in others])
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"ntu_annos_p2", "gym_annos_p4"})
    void picklesOfPyskl_areTheSameInNumpy_afterTheirTimeInAStore(String name) {
        Path golden = Shared.path("goldens/files/" + name + ".pkl");
        Path store = folder.resolve("store");
        new Importer(MissingValues.REFUSE, n -> {}).run(new PysklFormat(), golden, ImportOptions.NONE, store, false);
        List<Object> files = new ArrayList<>(List.of(golden));
        try (ClipStore opened = ClipStore.open(store)) {
            for (int protocol = 2; protocol <= 5; protocol++) {
                Path file = folder.resolve("p" + protocol + ".pkl");
                new PysklExport(opened, protocol, n -> {}).write(Optional.empty(), file);
                files.add(file);
            }
        }
        assertEquals("[[], [], [], []]", PythonWithNumpy.run(COMPARE, files.toArray()));
    }

    /** The same data gives the same store, by its hash. */
    @Test
    void exportedStore_importedAgain_isTheSameStore() {
        Path file = folder.resolve("a.pkl");
        try (ClipStore store = RandomStore.writeUneven(folder.resolve("s"))) {
            List<Integer> progress = new ArrayList<>();
            ExportReport report = new PysklExport(store, 4, progress::add).write(Optional.empty(), file);
            assertEquals(6, report.clips());
            assertEquals(List.of(1, 2, 3, 4, 5, 6), progress);
            assertEquals(
                    "1 clips have no class and so no 'label'", report.notes().get(1));
            String again = new Importer(MissingValues.REFUSE, n -> {})
                    .run(new PysklFormat(), file, ImportOptions.NONE, folder.resolve("t"), false)
                    .contentHash();
            assertEquals(store.contentHash(), again);
        }
    }

    @Test
    void oneSplit_isExportedAlone() {
        Path file = folder.resolve("val.pkl");
        try (ClipStore store = RandomStore.write(folder.resolve("s"), 2, 4, 2)) {
            new PysklExport(store, 4, n -> {}).write(Optional.of("val"), file);
            new Importer(MissingValues.REFUSE, n -> {})
                    .run(new PysklFormat(), file, ImportOptions.NONE, folder.resolve("t"), false);
            assertThrows(InvalidInputException.class, () -> new PysklExport(store, 4, n -> {})
                    .write(Optional.of("vall"), folder.resolve("x.pkl")));
            assertFalse(Files.exists(folder.resolve("x.pkl")));
        }
        try (ClipStore val = ClipStore.open(folder.resolve("t"))) {
            assertEquals(List.of("val"), List.copyOf(val.splitNames()));
            assertEquals(4, val.size());
            assertEquals("s0-c1", val.id(0));
        }
    }

    @Test
    void npz_holdsPaddedClipsOfEverySplit() {
        Path file = folder.resolve("a.npz");
        try (ClipStore store = RandomStore.write(folder.resolve("s"), 2, 4, 3)) {
            assertEquals(
                    8,
                    new NpzExport(store, n -> {}).write(Optional.empty(), file).clips());
            String printed = PythonWithNumpy.run(
                    """
                    import sys
                    import numpy as np
                    z = np.load(sys.argv[1])
                    print(sorted(z.files))
                    d = z["val_data"]
                    print(d.dtype, d.shape, z["val_label"].tolist(), z["val_frames"].tolist(), z["val_ids"].tolist())
                    print(d[1, :, 4, 16, 1].tolist(), z["classes"].tolist())
                    """,
                    file);
            assertEquals(
                    List.of(
                            "['classes', 'train_data', 'train_frames', 'train_ids', 'train_label', 'train_persons',"
                                    + " 'val_data', 'val_frames', 'val_ids', 'val_label', 'val_persons']",
                            "float16 (4, 3, 5, 17, 2) [1, 0, 2, 1] [5, 5, 5, 5]"
                                    + " ['s0-c1', 's0-c3', 's1-c1', 's1-c3']",
                            lastJoint(store.clip(store.indexOf("s0-c3"))) + " ['zero', 'one', 'two']"),
                    printed.lines().toList());
        }
    }

    /** x, y and score of the second person's last joint in the last frame. */
    private static List<Double> lastJoint(Clip clip) {
        return List.of(
                clip.keypoints().get(1, 4, 16, 0),
                clip.keypoints().get(1, 4, 16, 1),
                clip.scores().orElseThrow().get(1, 4, 16, 0));
    }

    @Test
    void npzOfUnevenClips_isPaddedWithZeros_inTheWidestType() {
        Path file = folder.resolve("a.npz");
        try (ClipStore store = RandomStore.writeUneven(folder.resolve("s"))) {
            new NpzExport(store, n -> {}).write(Optional.empty(), file);
            String printed = PythonWithNumpy.run(
                    """
                    import sys
                    import numpy as np
                    z = np.load(sys.argv[1])
                    d, n, m = z["all_data"], z["all_frames"], z["all_persons"]
                    beyond = sum(np.abs(d[i, :, n[i]:]).sum() + np.abs(d[i, ..., m[i]:]).sum() for i in range(len(d)))
                    print(d.dtype, d.shape[0], d.shape[1], d.shape[2] == n.max(), d.shape[3:], beyond)
                    print(z["all_label"].tolist(), (d != 0).any(axis=(1, 2, 3, 4)).all())
                    """,
                    file);
            assertEquals("float32 6 2 True (17, 3) 0.0\n[-1, 0, 1, 2, 3, 4] True", printed);
        }
    }

    @Test
    void fileThatCannotBeWritten_isSaid() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "x");
        try (ClipStore store = RandomStore.writeUneven(folder.resolve("s"))) {
            String message = assertThrows(InvalidInputException.class, () -> new NpzExport(store, n -> {})
                            .write(Optional.empty(), blocked.resolve("a.npz")))
                    .getMessage();
            assertTrue(message.startsWith("cannot write " + blocked.resolve("a.npz")), message);
        }
    }
}
