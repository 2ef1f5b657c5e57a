package org.protogcn.people;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PersonTrackerTest {
    private final PersonTracker tracker = new PersonTracker(3);

    @Test
    void orderOfDetections_doesNotMatter() {
        assertArrayEquals(new int[] {0, 1}, tracker.push(0, List.of(Walkers.at(0, 0), Walkers.at(300, 0))));
        assertArrayEquals(new int[] {1, 0}, tracker.push(1, List.of(Walkers.at(305, 0), Walkers.at(5, 0))));
    }

    /** Where they pass, each is nearer to the place where the other was than to his own. */
    @Test
    void peopleWhoPassEachOther_keepTheirNumbers() {
        for (int frame = 0; frame < 40; frame++) {
            List<Detection> people = List.of(Walkers.at(30 * frame, 0), Walkers.at(1185 - 30 * frame, 20));
            assertArrayEquals(new int[] {0, 1}, tracker.push(frame, people), "frame " + frame);
        }
    }

    @Test
    void somebodyOutOfSight_isRecognisedWithinTheGapOnly() {
        assertEquals(0, tracker.push(10, List.of(Walkers.at(0, 0)))[0]);
        assertEquals(0, tracker.push(14, List.of(Walkers.at(10, 0)))[0], "three frames without him");
        assertEquals(1, tracker.push(19, List.of(Walkers.at(10, 0)))[0], "four frames without him");
    }

    @Test
    void somebodyFarAway_isSomebodyElse() {
        tracker.push(0, List.of(Walkers.at(0, 0)));
        assertEquals(1, tracker.push(1, List.of(Walkers.at(150, 0)))[0]);
    }

    @Test
    void distances_areMeasuredInSizesOfThePerson() {
        assertEquals(firstAndSecondFrame(1), firstAndSecondFrame(0.001f));
    }

    private static List<Integer> firstAndSecondFrame(float scale) {
        PersonTracker metres = new PersonTracker(3);
        int first = metres.push(0, List.of(scaled(Walkers.at(0, 0), scale)))[0];
        return List.of(first, metres.push(1, List.of(scaled(Walkers.at(60, 0), scale)))[0]);
    }

    private static Detection scaled(Detection detection, float scale) {
        float[] coordinates = new float[10];
        for (int i = 0; i < 10; i++) {
            coordinates[i] = scale * detection.coordinate(i / 2, i % 2);
        }
        return new Detection(
                coordinates, new float[] {1, 1, 1, 1, 1}, Optional.empty(), Optional.empty(), detection.id());
    }

    @Test
    void numbersOfTheSource_countMoreThanPlaces() {
        assertArrayEquals(new int[] {0, 1}, tracker.push(0, List.of(Walkers.named(0, 0, 7), Walkers.named(300, 0, 9))));
        assertArrayEquals(new int[] {1, 0}, tracker.push(1, List.of(Walkers.named(0, 0, 9), Walkers.named(300, 0, 7))));
        assertEquals(0, tracker.push(50, List.of(Walkers.named(900, 0, 7)))[0], "long after the gap");
    }

    @Test
    void numberThatStandsTwiceInAFrame_isIgnoredFromThenOn() {
        assertEquals(0, tracker.push(0, List.of(Walkers.named(0, 0, 0)))[0]);
        assertArrayEquals(new int[] {1, 0}, tracker.push(1, List.of(Walkers.named(300, 0, 0), Walkers.named(0, 0, 0))));
        assertEquals(1, tracker.push(2, List.of(Walkers.named(300, 0, 0)))[0]);
    }

    @Test
    void unnumberedPerson_isNotTakenForANumberedOne() {
        tracker.push(0, List.of(Walkers.named(0, 0, 7)));
        assertNotEquals(0, tracker.push(1, List.of(Walkers.at(0, 0)))[0]);
    }

    /** A crowd that is exchanged in every frame would fill the memory of a tracker that forgets by time alone. */
    @Test
    void crowdsThatComeAndGo_areForgotten() {
        PersonTracker patient = new PersonTracker(10_000);
        for (int frame = 0; frame < 12; frame++) {
            int far = frame * 10_000;
            List<Detection> crowd = Collections.nCopies(PersonTracker.MAX_DETECTIONS, Walkers.at(far, 0));
            assertEquals(frame * PersonTracker.MAX_DETECTIONS, patient.push(frame, crowd)[0]);
        }
        int number = patient.push(12, List.of(Walkers.at(0, 0)))[0];
        assertEquals(12 * PersonTracker.MAX_DETECTIONS, number, "the first crowd is forgotten, though within the gap");
    }

    @Test
    void framesOutOfOrder_areRefused() {
        tracker.push(5, List.of());
        assertThrows(IllegalArgumentException.class, () -> tracker.push(5, List.of()));
    }
}
