package org.protogcn.format.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.testing.Imported;
import org.protogcn.testing.Shared;

/** The published datasets themselves: counts of clips, splits and defects as their documentation gives them. */
class RealDatasetsTest {
    @TempDir
    Path scratch;

    @Test
    void nwUcla_findsThe95CopiesInItsTestSplit() throws IOException {
        Path source = Shared.unpacked("nw-ucla", scratch);
        Imported imported = Imported.from(new NwUclaFormat(), source);

        assertEquals(1484, imported.clips().size());
        assertEquals(10, imported.classes());
        assertEquals(1020, imported.splitSize("xview_train"));
        assertEquals(464, imported.splitSize("xview_val"));
        assertEquals(369, imported.splitSize("xview_val_clean"));
        TreeSet<String> copies = new TreeSet<>(imported.split("xview_val"));
        copies.removeAll(imported.split("xview_val_clean"));
        List<?> published = new ObjectMapper()
                .readValue(source.resolve("val_exact_copies_of_train.json").toFile(), List.class);
        assertEquals(new TreeSet<>(published), copies);
        assertEquals(201, longest(imported));
    }

    @Test
    void utdMhad_isDividedByOddAndEvenSubjects() throws IOException {
        Imported imported = Imported.from(new UtdMhadFormat(), Shared.unpacked("utd-mhad", scratch));

        assertEquals(861, imported.clips().size());
        assertEquals(27, imported.classes());
        assertEquals(431, imported.splitSize("subject_train"));
        assertEquals(430, imported.splitSize("subject_val"));
        assertEquals(125, longest(imported));
        imported.clips().forEach(RealDatasetsTest::requireUpright);
    }

    @Test
    void pennAction_isDividedByItsOfficialFlag() throws IOException {
        Imported imported = Imported.from(new PennActionFormat(), Shared.unpacked("penn-action", scratch));

        assertEquals(2326, imported.clips().size());
        assertEquals(15, imported.classes());
        assertEquals(1258, imported.splitSize("train"));
        assertEquals(1068, imported.splitSize("val"));
        assertEquals(663, longest(imported));
        assertEquals(0.78, meanScore(imported), 0.005);
    }

    @Test
    void msrAction3d_leavesOutTheRecordingOfZeros() throws IOException {
        Imported imported = Imported.from(new MsrAction3dFormat(), Shared.unpacked("msr-action3d", scratch));

        assertEquals(566, imported.clips().size());
        assertEquals(20, imported.classes());
        assertEquals(291, imported.splitSize("subject_train"));
        assertEquals(275, imported.splitSize("subject_val"));
        assertEquals(936, longest(imported));
        assertEquals(740, SinglePerson.zeroFrames(imported.clip("a13_s09_e03").keypoints()));
        assertEquals(
                1,
                imported.summary().notes().stream()
                        .filter(n -> n.contains("a13_s09_e02"))
                        .count());
        assertTrue(
                imported.summary().notes().get(1).contains("19 clip(s)"),
                imported.summary().notes()::toString);
        imported.clips().stream()
                .filter(clip -> SinglePerson.zeroFrames(clip.keypoints()) == 0)
                .forEach(RealDatasetsTest::requireUpright);
    }

    @Test
    void utKinect_isCutIntoItsActions() throws IOException {
        Imported imported = Imported.from(new UtKinectFormat(), Shared.unpacked("utkinect-action3d", scratch));

        assertEquals(199, imported.clips().size());
        assertEquals(10, imported.classes());
        assertEquals(100, imported.splitSize("subject_train"));
        assertEquals(99, imported.splitSize("subject_val"));
        assertEquals(110, longest(imported));
        assertTrue(
                imported.summary().notes().get(1).contains("s10_e02_carry"),
                imported.summary().notes()::toString);
        imported.clips().forEach(RealDatasetsTest::requireUpright);
    }

    private static int longest(Imported imported) {
        return imported.clips().stream()
                .mapToInt(clip -> clip.keypoints().frames())
                .max()
                .orElseThrow();
    }

    private static double meanScore(Imported imported) {
        return imported.clips().stream()
                .flatMap(clip -> clip.scores().stream())
                .mapToDouble(scores -> Arrays.stream(scores.values()).average().orElseThrow())
                .average()
                .orElseThrow();
    }

    /** In the right order of joints, head, shoulders, hips and feet lie below each other in the first frame. */
    private static void requireUpright(Clip clip) {
        Keypoints k = clip.keypoints();
        assertTrue(k.get(0, 0, 3, 1) > k.get(0, 0, 0, 1), clip.id());
        assertTrue(k.get(0, 0, 2, 1) > k.get(0, 0, 15, 1), clip.id());
    }
}
