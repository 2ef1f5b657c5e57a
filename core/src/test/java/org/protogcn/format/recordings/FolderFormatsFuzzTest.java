package org.protogcn.format.recordings;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ClipFormat;
import org.protogcn.testing.Imported;

/** Whatever a stranger's file holds, a reader ends with clips or with one sentence, and with little memory. */
class FolderFormatsFuzzTest {
    private static final int ROUNDS = 120;

    @TempDir
    Path folder;

    @Test
    void nwUcla_withDamagedBytes() throws IOException {
        TinyDataset.nwUcla(folder, "a01_s01_e00_v01", 1, 0, 2);
        fuzz(new NwUclaFormat(), folder.resolve("all_sqe/a01_s01_e00_v01.json"));
    }

    @Test
    void nwUclaList_withDamagedBytes() throws IOException {
        TinyDataset.nwUcla(folder, "a01_s01_e00_v01", 1, 0, 1);
        Path list = folder.resolve("split_ctrgcn_xview.json");
        TinyDataset.write(list, "{\"train\": [{\"file_name\": \"a01_s01_e00_v01\"}], \"val\": []}");
        fuzz(new NwUclaFormat(), list);
    }

    @Test
    void utdMhad_withDamagedBytes() throws IOException {
        TinyDataset.utdMhad(folder, "a1_s1_t1", 2);
        fuzz(new UtdMhadFormat(), folder.resolve("Skeleton/a1_s1_t1_skeleton.mat"));
    }

    @Test
    void pennAction_withDamagedBytes() throws IOException {
        Path file = folder.resolve("labels/0001.mat");
        TinyDataset.writeMat(file, TinyDataset.pennAction("bowl", 1, 2));
        fuzz(new PennActionFormat(), file);
    }

    @Test
    void msrAction3d_withDamagedBytes() throws IOException {
        TinyDataset.msrAction3d(folder, "a01_s01_e01", 2);
        fuzz(new MsrAction3dFormat(), folder.resolve("real_world_coordinates/a01_s01_e01_skeleton3D.txt"));
    }

    @Test
    void utKinect_withDamagedBytes() throws IOException {
        Path list = folder.resolve("actionLabel_modified.txt");
        Path joints = folder.resolve("joints_s01_e01.txt");
        TinyDataset.write(list, "s01_e01\nwalk: 1 2\npush: NaN NaN\n");
        TinyDataset.write(joints, TinyDataset.utKinectLine(1, 0) + TinyDataset.utKinectLine(2, 1));
        fuzz(new UtKinectFormat(), list);
        fuzz(new UtKinectFormat(), joints);
    }

    private void fuzz(ClipFormat format, Path victim) throws IOException {
        byte[] original = Files.readAllBytes(victim);
        boolean refused = false;
        for (int seed = 0; seed < ROUNDS; seed++) {
            Files.write(victim, damaged(original, new Random(seed)));
            refused |= isRefused(format, victim.getFileName() + " with seed " + seed);
        }
        Files.write(victim, original);
        assertFalse(isRefused(format, "the undamaged file"));
        assertTrue(refused, "no damage was noticed");
    }

    private boolean isRefused(ClipFormat format, String input) {
        try {
            Imported.from(format, folder);
            return false;
        } catch (InvalidInputException e) {
            assertFalse(e.getMessage().contains("\n"), () -> input + ": " + e.getMessage());
            return true;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            return fail(input, e);
        }
    }

    /** Some bytes exchanged, often for extreme ones, and sometimes the end cut off. */
    private static byte[] damaged(byte[] original, Random random) {
        byte[] bytes = original.clone();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            byte[] extremes = {0, -1, 127, -128, (byte) random.nextInt(), '9', 'e', ' '};
            bytes[random.nextInt(bytes.length)] = extremes[random.nextInt(extremes.length)];
        }
        boolean cut = random.nextInt(4) == 0;
        return cut ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }
}
