package org.protogcn.format.ntu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.protogcn.format.ntu.HandWritten.body;
import static org.protogcn.format.ntu.HandWritten.wide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.array.DType;
import org.protogcn.format.ImportOptions;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.testing.Imported;

/** Every rule on a recording that needs it, with the rule and without. */
class CleaningTest {
    @TempDir
    Path folder;

    @Test
    void onePerson_isTakenAsItIs_inHalfPrecision() {
        Keypoints keypoints = only(new HandWritten().frames(5, body("a", 0.1)));
        assertEquals("FLOAT16[1,5,25,3]", keypoints.toString());
        assertEquals(DType.FLOAT16.round(0.1f), keypoints.get(0, 0, 0, 0));
        assertEquals(DType.FLOAT16.round((float) (1 + 23 / 24.0)), keypoints.get(0, 4, 23, 1), 1e-3);
        assertEquals(List.of(), notes());
        assertEquals("FLOAT32[1,5,25,3]", only("type", "float32").toString());
        assertEquals(0.1f, only("type", "float32").get(0, 0, 0, 0));
    }

    @Test
    void shortBody_isDroppedWhereThereAreSeveral() {
        new HandWritten()
                .frames(11, body("a", 0), body("b", 1))
                .frames(3, body("a", 0))
                .write(folder);
        assertEquals("FLOAT16[1,14,25,3]", only().toString());
        assertEquals(List.of("1 bodies seen in too few frames were dropped (shortest=1 keeps them)"), notes());
        assertEquals("FLOAT16[2,14,25,3]", only("shortest", "11").toString());
    }

    @Test
    void shortBodies_stayWhereThereIsNobodyElse() {
        new HandWritten().frames(4, body("a", 0), body("b", 1)).write(folder);
        assertEquals("FLOAT16[2,4,25,3]", only().toString());
        assertEquals(List.of(), notes());
    }

    @Test
    void wideBody_isDropped_unlessItIsNarrowOftenEnough() {
        HandWritten recording = new HandWritten();
        recording.frames(14, body("a", 0), wide("b", 1)).frames(6, body("a", 0), body("b", 1));
        recording.write(folder);
        assertEquals("FLOAT16[1,20,25,3]", only().toString());
        assertTrue(notes().get(0).startsWith("1 bodies too wide"), notes().toString());
        assertEquals("FLOAT16[2,20,25,3]", only("spread", "false").toString());

        new HandWritten()
                .frames(13, body("a", 0), wide("b", 1))
                .frames(7, body("a", 0), body("b", 1))
                .write(folder);
        assertEquals("FLOAT16[2,20,25,3]", only().toString());
    }

    @Test
    void framesInWhichABodyIsTooWide_areNoMotion() {
        new HandWritten()
                .frames(6, body("a", 0), wide("b", 5))
                .frames(7, body("a", 0.5), body("b", 1))
                .write(folder);
        assertEquals(0, firstX(only()), "the jump of b was noise");
        assertEquals(5, firstX(only("spread", "false")));
    }

    @Test
    void mostActive_comesFirst() {
        HandWritten recording = new HandWritten();
        for (int frame = 0; frame < 12; frame++) {
            recording.frame(body("still", 1), body("moving", -0.1 * frame - 2));
        }
        recording.write(folder);
        assertEquals(-2, firstX(only()));
        assertEquals(1, firstX(only("order", "appearance")));
    }

    @Test
    void bodiesAfterOneAnother_shareTheFirstTrack() {
        new HandWritten().walk(20, "a", 2).frames(12, body("b", -1)).write(folder);
        Keypoints keypoints = only();
        assertEquals("FLOAT16[2,32,25,3]", keypoints.toString());
        assertEquals(2, keypoints.get(0, 0, 0, 0));
        assertEquals(-1, keypoints.get(0, 20, 0, 0));
        assertEquals(0, keypoints.get(1, 20, 0, 0));
    }

    @Test
    void bodyBeforeTheMostActiveOne_takesTheFirstTrackToo() {
        new HandWritten().frames(12, body("b", -1)).walk(20, "a", 2).write(folder);
        Keypoints keypoints = only();
        assertEquals(-1, keypoints.get(0, 0, 0, 0));
        assertEquals(2, keypoints.get(0, 12, 0, 0));
    }

    @Test
    void thirdBodyAtATime_isDropped_orHasATrackOfItsOwn() {
        new HandWritten()
                .frames(12, body("a", 0), body("b", 1), body("c", 2))
                .frames(1, body("a", 3), body("b", 3), body("c", 2))
                .write(folder);
        assertEquals("FLOAT16[2,13,25,3]", only().toString());
        assertTrue(notes().get(0).startsWith("1 bodies were dropped as somebody more active"), notes().toString());
        assertEquals("FLOAT16[3,13,25,3]", only("tracks", "3").toString());
        assertEquals("FLOAT16[1,13,25,3]", only("tracks", "1").toString());
    }

    @Test
    void framesWithoutABody_andGaps_areClosed_unlessFramesStayInTheirPlaces() {
        new HandWritten()
                .frames(3)
                .frames(4, body("a", 1))
                .frames(2)
                .frames(8, body("a", 2))
                .frames(1)
                .write(folder);
        assertEquals("FLOAT16[1,12,25,3]", only().toString());
        assertTrue(notes().get(0).startsWith("6 frames without any body"), notes().toString());

        Keypoints inPlace = only("frames", "all");
        assertEquals("FLOAT16[1,14,25,3]", inPlace.toString(), "from the first to the last frame with somebody");
        assertEquals(0, inPlace.get(0, 4, 0, 0));
        Imported untrimmed = imported(option("frames", "all").with("trim", "false"));
        assertEquals("FLOAT16[1,17,25,3]", untrimmed.clips().get(0).keypoints().toString());
    }

    @Test
    void gapOfOneOfTwoBodies_isClosed() {
        new HandWritten()
                .frames(13, body("a", 1), body("b", 5))
                .frames(4, body("a", 1))
                .frames(2, body("a", 1), body("b", 7))
                .write(folder);
        Keypoints closed = person(only(), 5);
        assertEquals(7, closed.get(0, 13, 0, 0));
        assertEquals(0, closed.get(0, 17, 0, 0));
        assertTrue(notes().get(0).startsWith("1 bodies were lost for a while"), notes().toString());
        assertEquals(7, person(only("frames", "all"), 5).get(0, 17, 0, 0));
    }

    @Test
    void personThereFromTheBeginning_comesFirst() {
        HandWritten recording = new HandWritten().frames(4, body("still", 1));
        for (int frame = 0; frame < 20; frame++) {
            recording.frame(body("still", 1), body("moving", -2 - 0.1 * frame));
        }
        recording.write(folder);
        assertEquals(1, firstX(only()));
        assertTrue(notes().get(0).startsWith("1 recordings have the person first"), notes().toString());
        assertEquals(0, firstX(only("swap", "false")));
    }

    @Test
    void framesOfZeros_areCutAtBothEnds() {
        HandWritten recording = new HandWritten();
        recording.frames(12, body("a", 1)).frames(2, body("b", 2)).frames(11, body("b", 2));
        String text = recording.text().replaceAll("(?m)^2\\.\\d+ [\\d.]+ 3 ", "0 0 0 ");
        write(text);
        assertEquals("FLOAT16[2,12,25,3]", only("spread", "false").toString());
        assertTrue(imported(option("spread", "false"))
                .summary()
                .notes()
                .get(0)
                .startsWith("13 frames at the beginning or end"));
        Imported whole = imported(option("spread", "false").with("trim", "false"));
        assertEquals(25, whole.frames());
    }

    private void write(String text) {
        try {
            Files.writeString(folder.resolve(HandWritten.NAME + ".skeleton"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The person who begins at {@code x}, alone. */
    private static Keypoints person(Keypoints keypoints, double x) {
        int person = keypoints.get(0, 0, 0, 0) == x ? 0 : 1;
        assertEquals(x, keypoints.get(person, 0, 0, 0));
        int from = keypoints.offset(person, 0, 0);
        int to = keypoints.offset(person + 1, 0, 0);
        double[] values = Arrays.copyOfRange(keypoints.values(), from, to);
        return new Keypoints(keypoints.type(), 1, keypoints.frames(), 25, 3, values);
    }

    private static double firstX(Keypoints keypoints) {
        return keypoints.get(0, 0, 0, 0);
    }

    private static ImportOptions option(String key, String value) {
        return ImportOptions.NONE.with(key, value);
    }

    private Imported imported(ImportOptions options) {
        return Imported.from(new NtuRawFormat(), folder, options);
    }

    private List<String> notes() {
        return imported(ImportOptions.NONE).summary().notes();
    }

    private Keypoints only(HandWritten recording) {
        recording.write(folder);
        return only();
    }

    private Keypoints only() {
        return imported(ImportOptions.NONE).clips().get(0).keypoints();
    }

    private Keypoints only(String key, String value) {
        return imported(option(key, value)).clips().get(0).keypoints();
    }
}
