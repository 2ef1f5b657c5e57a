package org.protogcn.runtime.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.protogcn.InvalidInputException;
import org.protogcn.runtime.Prediction;
import org.protogcn.runtime.Prediction.Candidate;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;

class LiveRecognizerTest {
    private static final SkeletonLayout LAYOUT = SkeletonLayouts.named("ntu25");
    private static final LiveOptions OPTIONS = new LiveOptions(8, 2, 4, 3, 3, 0, 0.6, 0.4);

    private final List<Clip> recognized = new ArrayList<>();

    private LiveRecognizer live(LiveOptions options) {
        return new LiveRecognizer(
                clips -> {
                    recognized.addAll(clips);
                    return clips.stream().map(LiveRecognizerTest::prediction).toList();
                },
                LAYOUT,
                options);
    }

    /** The first coordinate of the last frame says how likely class 1 is. */
    private static Prediction prediction(Clip clip) {
        double likely = clip.keypoints().get(0, clip.keypoints().frames() - 1, 0, 0);
        List<Candidate> candidates = List.of(new Candidate(1, "wave", likely), new Candidate(0, "rest", 1 - likely));
        return new Prediction(
                clip.id(), likely >= 0.5 ? candidates : List.of(candidates.get(1), candidates.get(0)), true);
    }

    private static LiveFrame frame(long number, double value, long... persons) {
        return new LiveFrame(
                "camera",
                number,
                LongStream.of(persons).mapToObj(person -> pose(person, value)).toList());
    }

    private static LiveFrame.Pose pose(long person, double value) {
        double[] keypoints = new double[75];
        Arrays.fill(keypoints, value);
        return new LiveFrame.Pose(person, keypoints, Optional.empty());
    }

    @Test
    void decisions_comeAfterTheWarmUp_thenEveryStride() {
        LiveRecognizer live = live(OPTIONS);
        List<Long> decided = new ArrayList<>();
        for (long t = 10; t < 20; t++) {
            live.push(frame(t, 0, 7)).decisions().forEach(decision -> decided.add(decision.last()));
        }
        assertEquals(List.of(13L, 15L, 17L, 19L), decided);
    }

    @Test
    void window_holdsTheLastFramesOnly_andFramesWithoutThePersonAreZeros() {
        LiveRecognizer live = live(OPTIONS.withStride(1));
        for (long t : new long[] {0, 1, 2, 3, 4, 7, 8, 9, 10}) {
            live.push(frame(t, t + 1, 7));
        }
        Clip last = recognized.get(recognized.size() - 1);
        double[] seen = IntStream.range(0, last.keypoints().frames())
                .mapToDouble(t -> last.keypoints().get(0, t, 3, 1))
                .toArray();
        assertArrayEquals(new double[] {4, 5, 0, 0, 8, 9, 10, 11}, seen);
    }

    @Test
    void events_beginAboveOneThresholdAndEndBelowTheOther() {
        LiveRecognizer live = live(new LiveOptions(4, 1, 1, 10, 3, 0, 0.6, 0.4));
        double[] likely = {0.5, 0.7, 0.55, 0.45, 0.39, 0.3};
        List<String> events = new ArrayList<>();
        for (int t = 0; t < likely.length; t++) {
            live.push(frame(t, likely[t], 7))
                    .events()
                    .forEach(e -> events.add(e.frame() + " " + e.kind() + " " + e.action()));
        }
        assertEquals(List.of("1 START wave", "4 END wave", "4 START rest"), events);
        assertEquals("rest", live.end("camera").get(0).action());
        assertEquals(0, live.people());
    }

    @Test
    void smoothing_letsASingleOutlierPass() {
        LiveRecognizer live = live(new LiveOptions(4, 1, 1, 10, 3, 0.8, 0.6, 0.4));
        List<LiveEvent> events = new ArrayList<>();
        for (int t = 0; t < 20; t++) {
            events.addAll(live.push(frame(t, t == 10 ? 0 : 0.9, 7)).events());
        }
        assertEquals(1, events.size(), events::toString);
    }

    @Test
    void people_whoAreGoneForTooLong_areForgottenAndTheirActionEnds() {
        LiveRecognizer live = live(OPTIONS);
        for (long t = 0; t < 6; t++) {
            live.push(frame(t, 0.9, 7));
        }
        assertTrue(live.push(frame(8, 0)).events().isEmpty());
        List<LiveEvent> events = live.push(frame(9, 0)).events();
        assertEquals(LiveEvent.Kind.END, events.get(0).kind());
        assertEquals(5, events.get(0).frame());
        assertEquals(0, live.people());
    }

    @Test
    void people_areNeverMoreThanAllowed_theLongestUnseenGivesWay() {
        LiveRecognizer live = live(OPTIONS);
        live.push(frame(0, 0, 1, 2, 3));
        live.push(frame(1, 0, 1, 3));
        live.push(frame(2, 0, 4));
        live.push(frame(3, 0, 1, 3));
        assertEquals(3, live.people());
        Random random = new Random(5);
        for (long t = 4; t < 2000; t++) {
            live.push(new LiveFrame("source " + random.nextInt(50), t, List.of(pose(random.nextInt(9), 0))));
            assertTrue(live.people() <= 3);
        }
    }

    @Test
    void sources_doNotShareTheirPeople() {
        LiveRecognizer live = live(OPTIONS.withStride(1));
        for (long t = 0; t < 4; t++) {
            live.push(frame(t, 1, 7));
            live.push(new LiveFrame("other", t, List.of(pose(7, 2))));
        }
        assertEquals(2, recognized.size());
        assertEquals(1, recognized.get(0).keypoints().get(0, 0, 0, 0));
        assertEquals(2, recognized.get(1).keypoints().get(0, 0, 0, 0));
    }

    @Test
    void frames_thatDoNotFit_areRefusedInOneSentence_andLeaveNothing() {
        LiveRecognizer live = live(OPTIONS);
        live.push(frame(5, 0, 7));
        assertRefused(live, frame(5, 0, 7), "frame numbers have to grow");
        assertRefused(live, frame(6, 0, 7, 7), "holds person 7 twice");
        assertRefused(live, frame(6, Double.NaN, 8), "no finite number");
        LiveFrame.Pose shortPose = new LiveFrame.Pose(8, new double[74], Optional.empty());
        assertRefused(live, new LiveFrame("camera", 6, List.of(shortPose)), "has 74 coordinates");
        assertRefused(live, frame(Long.MAX_VALUE, 0, 7), "count frames from 0");
        assertRefused(live, frame(6, 1e39, 8), "no finite number");
        assertEquals(1, live.people());
    }

    private static void assertRefused(LiveRecognizer live, LiveFrame frame, String part) {
        String message = assertThrows(InvalidInputException.class, () -> live.push(frame))
                .getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void manyWhoAreDueAtOnce_areSpreadOverTheFrames_theLongestWaitingFirst() {
        LiveRecognizer live = live(new LiveOptions(8, 4, 4, 3, 100, 0, 0.6, 0.4));
        List<Integer> load = new ArrayList<>();
        List<Long> ofTheLast = new ArrayList<>();
        for (long t = 0; t < 40; t++) {
            List<Decision> decisions =
                    live.push(frame(t, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)).decisions();
            load.add(decisions.size());
            decisions.stream().filter(d -> d.person() == 10).forEach(d -> ofTheLast.add(d.last()));
        }
        assertEquals(List.of(0, 0, 0, 3, 3, 3, 1, 3, 3, 3, 1), load.subList(0, 11));
        assertEquals(List.of(6L, 10L, 14L, 18L, 22L, 26L, 30L, 34L, 38L), ofTheLast);
    }

    @Test
    void framesFarApart_stillDecideOnEverybodyEveryStride() {
        LiveRecognizer live = live(new LiveOptions(20, 5, 1, 30, 100, 0, 0.6, 0.4));
        for (long t = 0; t < 100; t += 5) {
            int decided = live.push(frame(t, 0, 1, 2, 3)).decisions().size();
            assertEquals(t == 0 ? 0 : 3, decided);
        }
    }

    /** Two people stand apart and are listed in any order; a third comes later. */
    private static LiveFrame unnamed(String source, long number, int... places) {
        return new LiveFrame(
                source,
                number,
                IntStream.of(places).mapToObj(LiveRecognizerTest::standing).toList());
    }

    private static LiveFrame.Pose standing(int place) {
        double[] keypoints = new double[75];
        Arrays.setAll(keypoints, i -> i % 3 == 0 ? place + i % 2 : 1 + i / 40.0);
        return new LiveFrame.Pose(keypoints, Optional.empty());
    }

    @Test
    void peopleWithoutNumbers_areFollowed_inWhateverOrderTheyCome() {
        LiveRecognizer live = live(new LiveOptions(8, 1, 1, 3, 5, 0, 0.6, 0.4));
        for (long t = 0; t < 8; t++) {
            live.push(t % 2 == 0 ? unnamed("camera", t, 10, 20) : unnamed("camera", t, 20, 10));
        }
        List<Decision> decisions = live.push(unnamed("camera", 8, 30, 20, 10)).decisions();
        assertEquals(
                List.of(0L, 1L, 2L),
                decisions.stream().map(Decision::person).sorted().toList());
        for (Clip clip : recognized) {
            double[] places = IntStream.range(0, clip.keypoints().frames())
                    .mapToDouble(t -> clip.keypoints().get(0, t, 0, 0))
                    .distinct()
                    .toArray();
            assertEquals(1, places.length, clip.id());
        }
    }

    @Test
    void peopleWithoutNumbers_neverGetTheNumberOfSomebodyElseOfTheirSource() {
        LiveRecognizer live = live(new LiveOptions(8, 1, 1, 3, 2, 0, 0.6, 0.4));
        assertEquals(List.of(0L), persons(live.push(unnamed("camera", 0, 10))));
        assertEquals(List.of(0L), persons(live.push(unnamed("camera", 3, 10))), "out of sight for two frames");
        assertEquals(List.of(1L), persons(live.push(unnamed("camera", 7, 10))), "for three frames");
        live.end();
        assertEquals(List.of(2L), persons(live.push(unnamed("camera", 0, 10))), "of an ended source");
        for (long t = 1; t < 50; t++) {
            live.push(unnamed("camera", t, 10, 20, 30));
            assertEquals(2, live.people());
        }
    }

    private static List<Long> persons(LiveUpdate update) {
        return update.decisions().stream().map(Decision::person).toList();
    }

    @Test
    void sourcesOfWhichNothingIsLeft_takeNoRoom() {
        LiveRecognizer live = live(OPTIONS);
        LiveFrame.Pose nobody = new LiveFrame.Pose(new double[75], Optional.empty());
        for (int i = 0; i < 100; i++) {
            live.push(new LiveFrame("empty " + i, 0, List.of(nobody)));
            live.push(unnamed("brief " + i, 0, 10));
        }
        assertEquals(3, live.people());
        live.end();
        assertEquals(0, live.people());
    }

    @Test
    void someWithNumbersAndSomeWithout_areRefusedInOneSentence_andLeaveNothing() {
        LiveRecognizer live = live(OPTIONS);
        LiveFrame mixed = new LiveFrame("camera", 0, List.of(pose(1, 1), standing(10)));
        assertRefused(live, mixed, "frame 0 of source camera has a person without a number");
        assertEquals(0, live.people());
        live.push(frame(1, 1, 7));
        assertRefused(live, unnamed("camera", 2, 10), "number everybody in a source, or nobody");
        live.push(unnamed("other", 1, 10));
        assertRefused(live, new LiveFrame("other", 2, List.of(pose(7, 1))), "has a person with a number");
        int[] crowd = IntStream.range(0, 201).map(i -> 10 * i).toArray();
        assertRefused(live, unnamed("other", 2, crowd), "shows 201 people");
        assertEquals(2, live.people());
    }
}
