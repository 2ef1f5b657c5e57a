package org.protogcn.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ImportOptions;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;

class PeopleClipsTest {
    private final List<Clip> clips = new ArrayList<>();
    private List<String> notes;

    /** In 8 frames: somebody who stands, somebody who walks but is hidden in frames 3 and 4, and a glimpse of a third. */
    private static Scene scene() {
        Scene scene = new Scene("test");
        for (int frame = 0; frame < 8; frame++) {
            scene.add(100 + frame, Walkers.at(0, 0));
            if (frame != 3 && frame != 4) {
                scene.add(100 + frame, Walkers.at(1000 + 10 * frame, 0));
            }
        }
        scene.add(102, Walkers.at(2000, 0));
        return scene;
    }

    private void make(Scene scene, String... settings) {
        ImportOptions options = ImportOptions.NONE;
        for (String setting : settings) {
            options = options.with(setting.split("=")[0], setting.split("=")[1]);
        }
        PeopleClips people = new PeopleClips(PeopleOptions.of(options));
        people.make("clip", 3, scene, Optional.empty(), clips::add);
        notes = people.notes();
    }

    @Test
    void tracked_keepsTheTwoWhoMoveMost_inOneClip() {
        make(scene());
        Keypoints keypoints = clips.get(0).keypoints();

        assertEquals(1, clips.size());
        assertEquals("FLOAT32[2,8,5,2]", keypoints.toString());
        assertEquals(1070, keypoints.get(0, 7, 0, 0));
        assertEquals(0, keypoints.get(1, 7, 0, 0));
        assertEquals(1, clips.get(0).scores().orElseThrow().get(1, 7, 0, 0));
        assertEquals(3, clips.get(0).label());
        assertTrue(notes.get(0).startsWith("1 person(s) in 1 recording(s) were left out"), notes::toString);
    }

    @Test
    void gap_isZeroUnlessInterpolated() {
        make(scene());
        assertEquals(0, clips.get(0).keypoints().get(0, 3, 0, 0));
        assertEquals(0, clips.get(0).scores().orElseThrow().get(0, 3, 0, 0));
        make(scene(), "fill=interpolated");
        assertEquals(1030, clips.get(1).keypoints().get(0, 3, 0, 0));
        assertEquals(1040, clips.get(1).keypoints().get(0, 4, 0, 0));
        assertEquals(1, clips.get(1).scores().orElseThrow().get(0, 4, 0, 0));
    }

    @Test
    void shorterGap_makesTwoOfOnePerson() {
        make(scene(), "gap=1", "persons=9");
        assertEquals(4, clips.get(0).keypoints().persons());
    }

    @Test
    void separate_givesEachPersonTheOwnFrames() {
        make(scene(), "people=separate");
        assertEquals(
                List.of("clip-person1", "clip-person2", "clip-person3"),
                clips.stream().map(Clip::id).toList());
        assertEquals(
                List.of(8, 8, 1),
                clips.stream().map(clip -> clip.keypoints().frames()).toList());
        assertEquals(2000, clips.get(2).keypoints().get(0, 0, 0, 0));
    }

    @Test
    void separate_withANumber_keepsSoMany() {
        make(scene(), "people=separate", "persons=1", "keep=frames");
        assertEquals(1, clips.size());
        assertEquals(0, clips.get(0).keypoints().get(0, 7, 0, 0));
    }

    @Test
    void shortTracks_areDroppedAndCounted() {
        make(scene(), "min-frames=2", "persons=9");
        assertEquals(2, clips.get(0).keypoints().persons());
        assertEquals(List.of("1 person(s) seen in fewer than 2 frames were left out."), notes);
    }

    @Test
    void recordingOfNobody_isLeftOutAndCounted() {
        Scene scene = new Scene("test");
        scene.frame(1);
        make(scene);
        assertEquals(List.of(), clips);
        assertEquals(List.of("1 of 1 recording(s) show nobody and were left out."), notes);
    }

    @Test
    void everyFifthFrame_isEveryFrame() {
        Scene scene = new Scene("test");
        for (int frame = 10; frame <= 40; frame += frame == 20 ? 10 : 5) {
            scene.add(frame, Walkers.at(frame, 0));
        }
        make(scene);
        assertEquals(7, clips.get(0).keypoints().frames());
        assertEquals(0, clips.get(0).scores().orElseThrow().get(0, 3, 0, 0), "frame 25 was passed over");
    }

    @Test
    void framesFarApart_areNoRecording() {
        Scene scene = new Scene("test");
        scene.frame(1);
        scene.frame(2);
        scene.add(1_000_000_000_000L, Walkers.at(0, 0));
        assertTrue(assertThrows(InvalidInputException.class, () -> make(scene))
                .getMessage()
                .contains("too far apart"));
    }

    @Test
    void unknownChoice_isRefusedWithTheChoices() {
        String message = assertThrows(InvalidInputException.class, () -> make(scene(), "keep=best"))
                .getMessage();
        assertEquals("'best' is no value of keep; give motion|score|frames", message);
    }

    @Test
    void jointThatIsNoNumber_countsAsNotSeen() {
        Detection detection = new Detection(
                new float[] {1, 2, Float.NaN, 4, 1e30f, 0, 5, 6},
                new float[] {1, 1, 1, 1},
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty());
        assertEquals(0, detection.coordinate(1, 1));
        assertEquals(0, detection.score(1));
        assertEquals(0, detection.score(2));
        assertEquals(0.5, detection.score());
    }
}
