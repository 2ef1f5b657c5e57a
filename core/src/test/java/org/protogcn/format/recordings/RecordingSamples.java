package org.protogcn.format.recordings;

import java.nio.file.Path;

/** A small folder of each format of this package, for tests elsewhere. */
public final class RecordingSamples {
    private RecordingSamples() {}

    public static Path nwUcla(Path folder) {
        TinyDataset.nwUcla(folder, "a01_s01_e00_v01", 1, 0, 2);
        String split = "{\"train\": [{\"file_name\": \"a01_s01_e00_v01\"}], \"val\": []}";
        TinyDataset.write(folder.resolve("split_ctrgcn_xview.json"), split);
        return folder;
    }

    public static Path utdMhad(Path folder) {
        TinyDataset.utdMhad(folder, "a1_s1_t1", 2);
        return folder;
    }

    public static Path pennAction(Path folder) {
        TinyDataset.writeMat(folder.resolve("labels/0001.mat"), TinyDataset.pennAction("bowl", 1, 2));
        return folder;
    }

    public static Path msrAction3d(Path folder) {
        TinyDataset.msrAction3d(folder, "a01_s01_e01", 2);
        return folder;
    }

    public static Path utKinect(Path folder) {
        TinyDataset.write(folder.resolve("actionLabel.txt"), "s01_e01\nwalk: 1 2\npush: NaN NaN\n");
        String joints = TinyDataset.utKinectLine(1, 0) + TinyDataset.utKinectLine(2, 1);
        TinyDataset.write(folder.resolve("joints_s01_e01.txt"), joints);
        return folder;
    }
}
