package org.protogcn.format.recordings;

import java.nio.file.Path;
import java.util.Map;

/** Small sources of the formats of this package, for tests elsewhere. */
public final class RecordingSamples {
    private RecordingSamples() {}

    /** A folder of each format, by the format's name. */
    public static Map<String, Path> writeAll(Path folder) {
        TinyDataset.nwUcla(folder.resolve("a"), "a01_s01_e00_v01", 1, 0, 2);
        TinyDataset.utdMhad(folder.resolve("b"), "a1_s1_t1", 2);
        TinyDataset.writeMat(folder.resolve("c/labels/0001.mat"), TinyDataset.pennAction("bowl", 1, 2));
        TinyDataset.msrAction3d(folder.resolve("d"), "a01_s01_e01", 2);
        TinyDataset.write(folder.resolve("e/actionLabel.txt"), "s01_e01\nwalk: 1 2\n");
        TinyDataset.write(
                folder.resolve("e/joints_s01_e01.txt"),
                TinyDataset.utKinectLine(1, 0) + TinyDataset.utKinectLine(2, 1));
        return Map.of(
                "nw-ucla", folder.resolve("a"),
                "utd-mhad", folder.resolve("b"),
                "penn-action", folder.resolve("c"),
                "msr-action3d", folder.resolve("d"),
                "utkinect", folder.resolve("e"));
    }
}
