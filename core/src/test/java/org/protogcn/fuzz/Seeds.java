package org.protogcn.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.protogcn.format.recordings.TinyDataset;
import org.protogcn.testing.Shared;

/** Sound sources to start from: each small, because every damaged copy is read whole. */
interface Seeds {
    /** Something that writes a sound source into an empty folder. */
    interface Seed {
        /** Returns what to read: the folder itself or a file in it. */
        Path write(Path folder) throws IOException;
    }

    /** A file with this content. */
    static Seed file(String name, byte[] content) {
        return folder -> Files.write(Files.createDirectories(folder).resolve(name), content);
    }

    static Seed text(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** A file of the reference data. */
    static Seed golden(String path) {
        return folder -> Files.copy(
                Shared.path("goldens/" + path),
                Files.createDirectories(folder).resolve(Path.of(path).getFileName()));
    }

    static Path kinetics(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("kpfiles"));
        Files.copy(Shared.path("goldens/files/k400_kpfile_p3.pkl"), folder.resolve("kpfiles/part0.pkl"));
        return Files.copy(Shared.path("goldens/files/k400_index_p3.pkl"), folder.resolve("list.pkl"));
    }

    static Path nwUcla(Path folder) {
        TinyDataset.nwUcla(folder, "a01_s01_e00_v01", 1, 0, 2);
        String split = "{\"train\": [{\"file_name\": \"a01_s01_e00_v01\"}], \"val\": []}";
        TinyDataset.write(folder.resolve("split_ctrgcn_xview.json"), split);
        return folder;
    }

    static Path utdMhad(Path folder) {
        TinyDataset.utdMhad(folder, "a1_s1_t1", 2);
        return folder;
    }

    static Path pennAction(Path folder) {
        TinyDataset.writeMat(folder.resolve("labels/0001.mat"), TinyDataset.pennAction("bowl", 1, 2));
        return folder;
    }

    static Path msrAction3d(Path folder) {
        TinyDataset.msrAction3d(folder, "a01_s01_e01", 2);
        return folder;
    }

    static Path utKinect(Path folder) {
        TinyDataset.write(folder.resolve("actionLabel_modified.txt"), "s01_e01\nwalk: 1 2\npush: NaN NaN\n");
        String joints = TinyDataset.utKinectLine(1, 0) + TinyDataset.utKinectLine(2, 1);
        TinyDataset.write(folder.resolve("joints_s01_e01.txt"), joints);
        return folder;
    }
}
