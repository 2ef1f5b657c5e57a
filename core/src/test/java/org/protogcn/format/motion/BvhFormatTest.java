package org.protogcn.format.motion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.protogcn.format.motion.BvhSamples.FILE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.format.ImportOptions;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.testing.Imported;

class BvhFormatTest {
    private static final BvhFormat FORMAT = new BvhFormat();

    @TempDir
    Path folder;

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void assertPosition(Keypoints keypoints, int frame, int joint, double... expected) {
        int offset = keypoints.offset(0, frame, joint);
        assertArrayEquals(expected, Arrays.copyOfRange(keypoints.values(), offset, offset + 3), 1e-6);
    }

    @Test
    void skeleton_becomesTheLayout() throws IOException {
        write("walk/a.bvh", FILE);
        Imported imported = Imported.from(FORMAT, folder);

        assertEquals(
                List.of("Hips", "LeftArm", "RightArm"),
                imported.summary().layout().joints());
        assertEquals(List.of(0, 0, 0), imported.summary().layout().bones());
        assertEquals(List.of(0, 2, 1), imported.summary().layout().mirror());
        assertEquals(List.of("walk"), imported.summary().classNames());
        assertEquals(
                List.of("the files have 20.00 frames a second"),
                imported.summary().notes());
    }

    @Test
    void positions_followFromTheAngles() throws IOException {
        Path file = write("a.bvh", FILE);
        Keypoints keypoints = Imported.from(FORMAT, file, ImportOptions.NONE.with("end-sites", "true"))
                .clip("a")
                .keypoints();

        assertEquals("FLOAT32[1,3,4,3]", keypoints.toString());
        assertPosition(keypoints, 0, 1, 3, 2, 3);
        assertPosition(keypoints, 0, 2, 3, 3, 3);
        // The root turns x to y (about z, outermost), after y to z (about x): the arm's own y, turned to -x by its z
        // angle, ends up as -y.
        assertPosition(keypoints, 1, 1, 1, 4, 3);
        assertPosition(keypoints, 1, 2, 1, 3, 3);
        // The root turns x to -z and z to x (about y); the arm turns its y to z (about x), which becomes x.
        assertPosition(keypoints, 2, 1, 0, 0, -2);
        assertPosition(keypoints, 2, 2, 1, 0, -2);
    }

    @Test
    void rateAndScale_mayBeChosen() throws IOException {
        Path file = write("a.bvh", FILE);
        ImportOptions options = ImportOptions.NONE.with("fps", "10").with("scale", "0.5");
        Keypoints keypoints = Imported.from(FORMAT, file, options).clip("a").keypoints();

        assertEquals(2, keypoints.frames());
        assertPosition(keypoints, 0, 0, .5, 1, 1.5);
        assertPosition(keypoints, 1, 1, 0, 0, -1);
    }

    @Test
    void layoutOfTheUser_choosesJoints() throws IOException {
        Path file = write("a.bvh", FILE);
        Path layout = write(
                "two.yaml",
                "{name: two, dimensions: 3, joints: [RightArm, Hips], centre: Hips, bones: {RightArm: Hips}}");
        ImportOptions options = ImportOptions.ofLayout(SkeletonLayouts.read(layout));
        assertPosition(Imported.from(FORMAT, file, options).clip("a").keypoints(), 0, 0, -1, 2, 3);
        assertTrue(Imported.failure(FORMAT, file, ImportOptions.ofLayout(SkeletonLayouts.named("hand21")))
                .contains("has no joint 'wrist' of the layout hand21"));
    }

    @Test
    void problems_nameTheLine() throws IOException {
        assertTrue(failure(FILE.replace("OFFSET 2", "OFFSET two")).endsWith("line 8: 'two' where a number belongs"));
        assertTrue(failure(FILE.replace("Zrotation", "Wrotation")).contains("line 5: 'wrotation' where a channel"));
        assertTrue(failure(FILE.replace("Frames: 3", "Frames: 4")).contains("line 27: '' where a number belongs"));
        assertTrue(failure(FILE.replace("Frames: 3", "Frames: 0")).contains("0 frames of 0.05 seconds are no motion"));
        assertTrue(failure(FILE.replace("LeftArm", "Hips")).contains("Hips"));
        assertTrue(failure("HIERARCHY ROOT " + "a".repeat(1000)).contains("more than 200 characters"));
        assertTrue(failure("HIERARCHY ROOT a { OFFSET 0 0 0 CHANNELS 0 "
                        + "JOINT b { OFFSET 0 0 0 CHANNELS 0 ".repeat(2000))
                .contains("more than 1000 joints"));
    }

    @Test
    void otherSkeleton_isRefused() throws IOException {
        write("a.bvh", FILE);
        write("b.bvh", FILE.replace("RightArm", "Tail"));
        assertTrue(Imported.failure(FORMAT, folder).contains("b.bvh has no joint 'RightArm' of the layout bvh"));
    }

    private String failure(String text) throws IOException {
        return Imported.failure(FORMAT, write("a.bvh", text));
    }
}
