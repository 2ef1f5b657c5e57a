package org.protogcn.format.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.protogcn.format.tables.TableSamples.GRIPPER;
import static org.protogcn.format.tables.TableSamples.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.testing.Imported;

/**
 * The files beside this test were written by pyarrow 25: six clips of 20 frames of two joints, x = clip + frame / 10, y =
 * joint, z = frame / 4; one x is missing, and a column of lists is to be passed over.
 */
class ParquetFormatTest {
    private static final ParquetFormat FORMAT = new ParquetFormat();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("poses.parquet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"snappy", "plain_v2", "zstd_v2", "gzip", "lz4"})
    void table_isReadWhateverItsPacking(String name) throws IOException {
        Files.write(file, sample(name));
        Imported imported = Imported.from(FORMAT, file, GRIPPER.with("split", "train"));

        assertEquals(List.of("c0", "c1", "c2", "c3", "c4", "c5"), imported.ids());
        assertEquals(List.of("clap", "wave"), imported.summary().classNames());
        assertEquals(List.of("c4", "c5"), imported.split("false"));
        for (int clip = 0; clip < 6; clip++) {
            Keypoints keypoints = imported.clip("c" + clip).keypoints();
            assertEquals("FLOAT32[1,20,2,3]", keypoints.toString());
            for (int frame = 2; frame < 20; frame++) {
                assertEquals((float) (clip + frame / 10.0), keypoints.get(0, frame, 1, 0));
                assertEquals(1, keypoints.get(0, frame, 1, 1));
                assertEquals(0.25 * frame, keypoints.get(0, frame, 0, 2));
            }
        }
        assertEquals(
                List.of("1 joints have no position and are 0"),
                imported.summary().notes());
    }

    @Test
    void unreadEncoding_isNamedWithItsColumn() throws IOException {
        Files.write(file, sample("delta"));
        assertTrue(Imported.failure(FORMAT, file, GRIPPER).contains("column frame: it uses the encoding 5"));
    }

    @Test
    void otherFile_isRefused() throws IOException {
        Files.writeString(file, "PAR1 but no more");
        assertTrue(Imported.failure(FORMAT, file, GRIPPER).contains("is not a Parquet file"));
        assertTrue(FORMAT.recognise(file).isEmpty());
        Files.write(file, sample("gzip"));
        assertTrue(FORMAT.recognise(file).isPresent());
    }
}
