package org.protogcn.format.poses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.dataset.FormatRecognition;
import org.protogcn.format.ImportOptions;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.testing.Imported;
import org.protogcn.testing.Shared;

/** What estimators have really written. */
class RealPosesTest {
    @TempDir
    static Path scratch;

    private static Path samples;

    @BeforeAll
    static void unpack() {
        samples = Shared.unpacked("format-samples", scratch);
    }

    private static Path sample(String name) {
        return samples.resolve(name);
    }

    @Test
    void openPose_showsOnePersonIn300Frames_andACrowdIn60() {
        Imported imported = Imported.from(new OpenPoseFormat(), sample("openpose-json"));

        assertEquals(List.of("video", "multi_person"), imported.ids());
        assertEquals("FLOAT32[1,300,25,2]", imported.clip("video").keypoints().toString());
        assertEquals(
                "FLOAT32[2,60,25,2]", imported.clip("multi_person").keypoints().toString());
        assertEquals(
                "openpose",
                FormatRecognition.of(sample("openpose-json")).format().name());
    }

    /** 14 to 17 people sit in rows; OpenPose now and then mixes two of them up, or sees a face alone. */
    @Test
    void crowd_isToldApart() {
        ImportOptions options = ImportOptions.NONE.with("persons", "100").with("keep", "frames");
        Clip clip = Imported.from(new OpenPoseFormat(), sample("openpose-json/multi_person"), options)
                .clips()
                .get(0);

        assertEquals(20, clip.keypoints().persons());
        assertEquals(13, personsSeenIn(clip, 60));
        for (int person = 0; person < 13; person++) {
            assertTrue(largestStepOfNeck(clip.keypoints(), person) < 10, "person " + person);
        }
    }

    private static int personsSeenIn(Clip clip, int frames) {
        int persons = 0;
        for (int person = 0; person < clip.keypoints().persons(); person++) {
            int seen = 0;
            for (int frame = 0; frame < clip.keypoints().frames(); frame++) {
                seen += isSeen(clip.scores().orElseThrow(), person, frame) ? 1 : 0;
            }
            persons += seen == frames ? 1 : 0;
        }
        return persons;
    }

    private static boolean isSeen(Keypoints scores, int person, int frame) {
        for (int joint = 0; joint < scores.joints(); joint++) {
            if (scores.get(person, frame, joint, 0) > 0) {
                return true;
            }
        }
        return false;
    }

    /** In pixels, between frames in which the neck is seen. */
    private static double largestStepOfNeck(Keypoints keypoints, int person) {
        double largest = 0;
        for (int frame = 1; frame < keypoints.frames(); frame++) {
            double x = keypoints.get(person, frame, 1, 0);
            double before = keypoints.get(person, frame - 1, 1, 0);
            if (x != 0 && before != 0) {
                double y = keypoints.get(person, frame, 1, 1) - keypoints.get(person, frame - 1, 1, 1);
                largest = Math.max(largest, Math.hypot(x - before, y));
            }
        }
        return largest;
    }

    @Test
    void alphaPose_showsOnePersonIn55Of56Pictures() {
        Path source = sample("alphapose-json/alphapose-results.json");
        Imported imported = Imported.from(new AlphaPoseFormat(), source);
        Clip clip = imported.clip("alphapose-results");

        assertEquals("coco17", imported.summary().layout().name());
        assertEquals("FLOAT32[1,56,17,2]", clip.keypoints().toString());
        assertEquals(1, personsSeenIn(clip, 55));
        assertEquals("alphapose", FormatRecognition.of(source).format().name());
    }
}
