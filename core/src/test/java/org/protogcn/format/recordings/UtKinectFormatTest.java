package org.protogcn.format.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.testing.Imported;

class UtKinectFormatTest {
    private static final UtKinectFormat FORMAT = new UtKinectFormat();

    @TempDir
    Path folder;

    /** Frame 12 comes twice; the numbers leave gaps, as the sensor's do. */
    @BeforeEach
    void writeTwoRecordings() {
        String recording = TinyDataset.utKinectLine(10, 0)
                + TinyDataset.utKinectLine(12, 1)
                + TinyDataset.utKinectLine(12, 2)
                + TinyDataset.utKinectLine(15, 3)
                + TinyDataset.utKinectLine(16, 4);
        TinyDataset.write(folder.resolve("joints_s01_e01.txt"), recording);
        TinyDataset.write(folder.resolve("joints_s02_e01.txt"), recording);
    }

    @Test
    void segments_areCutWithTheirLastFrame() {
        list("s01_e01\nwalk: 10 15 \nclapHands:  16  20\ns02_e01\nsitDown: 11 12\n");
        Imported imported = Imported.from(FORMAT, folder);
        Keypoints walk = imported.clip("s01_e01_walk").keypoints();

        assertEquals(List.of("s01_e01_walk", "s01_e01_clapHands", "s02_e01_sitDown"), imported.ids());
        assertEquals("FLOAT32[1,3,20,3]", walk.toString());
        assertEquals(TinyDataset.stored(1, 19, 2), walk.get(0, 1, 19, 2), "the first frame of a number counts");
        assertEquals(TinyDataset.stored(3, 0, 0), walk.get(0, 2, 0, 0));
        assertEquals(9, imported.clip("s01_e01_clapHands").label());
        assertEquals(List.of("s02_e01_sitDown"), imported.split("subject_val"));
        assertEquals(2, imported.splitSize("subject_train"));
    }

    @Test
    void segmentsWithoutFrames_areLeftOutWithANote() {
        list("s01_e01\nwalk: 10 15\ncarry:  NaN NaN\npush: 15 10\npull: 90 99\ns03_e01\nwalk: 1 2\n");
        Imported imported = Imported.from(FORMAT, folder);

        assertEquals(List.of("s01_e01_walk"), imported.ids());
        assertEquals(
                List.of(
                        "Cut the recordings by actionLabel_modified.txt.",
                        "Left out 3 action(s) whose frames are not given or not there:"
                                + " s01_e01_carry, s01_e01_push, s01_e01_pull.",
                        "Left out recordings that the list does not name: s02_e01.",
                        "Recordings of the list that are not in the folder: s03_e01.",
                        "Dropped 1 frame(s) that repeat the number of an earlier one."),
                imported.summary().notes());
    }

    @Test
    void originalList_servesWhereTheCorrectedOneIsAbsent() {
        TinyDataset.write(folder.resolve("actionLabel.txt"), "s01_e01\nwalk: 10 16\n");
        assertEquals(List.of("s01_e01_walk"), Imported.from(FORMAT, folder).ids());
        list("s01_e01\nthrow: 10 16\n");
        assertEquals(List.of("s01_e01_throw"), Imported.from(FORMAT, folder).ids());
    }

    @Test
    void absentList_isNamed() {
        assertTrue(Imported.failure(FORMAT, folder).contains("actionLabel.txt cannot be read"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "walk: 1 2                       | line 1: an action before the first recording",
                "s01_e01;jump: 1 2               | line 2: \"jump: 1 2\" is neither a recording nor an action",
                "s01_e01;walk: 1 NaN             | line 2: \"walk: 1 NaN\" is neither",
                "s01_e01;walk: 1 12345678901     | line 2: \"walk: 1 12345678901\" is neither",
                "s01_e01;walk: 1 2;walk: 3 4     | line 3: the recording has a second action walk",
                "s01_e01;;walk: 3 4              | line 2: \"\" is neither",
            })
    void malformedList_isNamedWithItsLine(String text, String message) {
        list(text.replace(';', '\n'));

        assertTrue(Imported.failure(FORMAT, folder).contains(message), Imported.failure(FORMAT, folder));
    }

    @ParameterizedTest
    @CsvSource({"-1", "1.5", "1e30"})
    void frameWithoutWholeNumber_isRefused(String number) {
        list("s01_e01\nwalk: 10 16\n");
        TinyDataset.write(folder.resolve("joints_s01_e01.txt"), number + " 0 0 0".repeat(20));

        assertTrue(Imported.failure(FORMAT, folder).contains("is not the number of a frame"));
    }

    private void list(String text) {
        TinyDataset.write(folder.resolve("actionLabel_modified.txt"), text);
    }
}
