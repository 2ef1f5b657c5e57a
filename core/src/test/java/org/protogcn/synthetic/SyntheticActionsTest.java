package org.protogcn.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.protogcn.array.DType;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;

class SyntheticActionsTest {
    private static final SyntheticActions ACTIONS = new SyntheticActions(7, 8, 1, 4, 3);
    private static final List<Clip> CLIPS = clips(ACTIONS);

    /** Pinned: whoever generates the clips anywhere must get these bytes. */
    @Test
    void clips_ofASeed_areTheSameBytesEverywhere() {
        CRC32C crc = new CRC32C();
        new SyntheticActions(1, 1, 1, 1, 1)
                .forEach(clip -> crc.update(clip.keypoints().toArray().bytes()));
        assertEquals("60a0fa67", Long.toHexString(crc.getValue()));
    }

    @Test
    void clips_ofAnotherSeed_differ() {
        Clip other = clips(new SyntheticActions(8, 1, 0, 0, 1)).get(0);
        assertTrue(CLIPS.get(0).keypoints().get(0, 0, 3, 1) != other.keypoints().get(0, 0, 3, 1));
    }

    @Test
    void clip_doesNotDependOnHowManyAreMade() {
        Clip alone = clips(new SyntheticActions(7, 1, 0, 0, 1)).get(0);
        assertEquals(CLIPS.get(0).id(), alone.id());
        assertEquals(
                CLIPS.get(0).keypoints().toArray().bytes(),
                alone.keypoints().toArray().bytes());
    }

    @Test
    void clips_haveTheFormOfKinectRecordings() {
        assertEquals(13 * 10 * 3, CLIPS.size());
        for (Clip clip : CLIPS) {
            Keypoints keypoints = clip.keypoints();
            assertEquals(DType.FLOAT32, keypoints.type());
            assertEquals(25, keypoints.joints());
            assertEquals(3, keypoints.channels());
            assertTrue(keypoints.frames() >= 40 && keypoints.frames() <= 80, clip.id());
            assertTrue(Arrays.stream(keypoints.values()).allMatch(v -> Math.abs(v) < 6), clip.id());
        }
    }

    @Test
    void clips_includeBystandersAndLostFrames() {
        assertTrue(CLIPS.stream().anyMatch(clip -> clip.keypoints().persons() == 2));
        assertTrue(
                CLIPS.stream().anyMatch(clip -> clip.keypoints().persons() == 1 && seenFrames(clip, 0) < frames(clip)));
        assertTrue(CLIPS.stream().allMatch(clip -> seenFrames(clip, actor(clip)) > 0.8 * frames(clip)));
    }

    @Test
    void splits_sharePeopleWithNoOther() {
        Map<String, Set<String>> people = new HashMap<>();
        ACTIONS.splits()
                .forEach((split, ids) -> people.put(
                        split, ids.stream().map(id -> id.substring(0, 3)).collect(Collectors.toSet())));
        assertEquals(Set.of("P09"), people.get("val"));
        assertEquals(Set.of("P10", "P11", "P12", "P13"), people.get("test"));
        assertEquals(8, people.get("train").size());
        Set<String> listed = new HashSet<>();
        ACTIONS.splits().values().forEach(listed::addAll);
        assertEquals(CLIPS.stream().map(Clip::id).collect(Collectors.toSet()), listed);
    }

    /** Bones keep their length, so what is seen is a body; the sensor's noise blurs it by millimetres. */
    @Test
    void bones_keepTheirLength() {
        int[][] bones = {{4, 5}, {5, 6}, {8, 9}, {9, 10}, {12, 13}, {13, 14}, {16, 17}, {17, 18}, {0, 1}, {1, 20}};
        for (Clip clip : CLIPS) {
            int actor = actor(clip);
            double[] first = null;
            for (int frame = 0; frame < frames(clip); frame++) {
                if (!seen(clip, actor, frame)) {
                    continue;
                }
                double[] lengths = lengths(clip, actor, frame, bones);
                first = first == null ? lengths : first;
                for (int bone = 0; bone < bones.length; bone++) {
                    assertEquals(first[bone], lengths[bone], 0.08, clip.id() + " frame " + frame + " bone " + bone);
                }
            }
        }
    }

    /** The still picture of a clip is not enough: members of a pair are taken for each other. */
    @Test
    void nearestMeanPose_confusesThePairs() {
        Set<String> training = new HashSet<>(ACTIONS.splits().get("train"));
        double[][] centroids =
                centroids(CLIPS.stream().filter(c -> training.contains(c.id())).toList());
        List<Clip> unseen =
                CLIPS.stream().filter(c -> !training.contains(c.id())).toList();
        int right = 0;
        int takenForPartner = 0;
        for (Clip clip : unseen) {
            int guess = nearest(centroids, meanPose(clip));
            right += guess == clip.label() ? 1 : 0;
            takenForPartner += guess == (clip.label() ^ 1) ? 1 : 0;
        }
        double accuracy = (double) right / unseen.size();
        assertTrue(accuracy > 0.3 && accuracy < 0.75, "accuracy " + accuracy);
        assertTrue(takenForPartner > 0.15 * unseen.size(), takenForPartner + " of " + unseen.size());
    }

    @Test
    void classNames_areInLabelOrder() {
        Clip clip = CLIPS.stream()
                .filter(c -> c.id().equals("P01-phone-call-02"))
                .findFirst()
                .orElseThrow();
        assertEquals("phone call", SyntheticActions.classNames().get(clip.label()));
        assertEquals(10, SyntheticActions.classNames().size());
    }

    @Test
    void summary_hasTheLayoutOfTheClips() {
        assertEquals(
                CLIPS.get(0).keypoints().joints(), ACTIONS.summary().layout().size());
        assertEquals(ACTIONS.splits(), ACTIONS.summary().splits());
    }

    @Test
    void of_noRepetitions_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SyntheticActions(1, 1, 1, 1, 0));
    }

    private static List<Clip> clips(SyntheticActions actions) {
        List<Clip> clips = new ArrayList<>();
        actions.forEach(clips::add);
        return clips;
    }

    private static int frames(Clip clip) {
        return clip.keypoints().frames();
    }

    private static boolean seen(Clip clip, int person, int frame) {
        return clip.keypoints().get(person, frame, 0, 2) != 0;
    }

    private static long seenFrames(Clip clip, int person) {
        return IntStream.range(0, frames(clip))
                .filter(frame -> seen(clip, person, frame))
                .count();
    }

    private static int actor(Clip clip) {
        int last = clip.keypoints().persons() - 1;
        return seenFrames(clip, last) > seenFrames(clip, 0) ? last : 0;
    }

    private static double[] lengths(Clip clip, int person, int frame, int[][] bones) {
        double[] lengths = new double[bones.length];
        for (int bone = 0; bone < bones.length; bone++) {
            lengths[bone] = joint(clip, person, frame, bones[bone][0])
                    .minus(joint(clip, person, frame, bones[bone][1]))
                    .length();
        }
        return lengths;
    }

    private static Vector joint(Clip clip, int person, int frame, int joint) {
        Keypoints keypoints = clip.keypoints();
        return new Vector(
                keypoints.get(person, frame, joint, 0),
                keypoints.get(person, frame, joint, 1),
                keypoints.get(person, frame, joint, 2));
    }

    /** {@code [25*3]}, relative to the first frame's spine, averaged over the frames in which the actor is seen. */
    private static double[] meanPose(Clip clip) {
        int actor = actor(clip);
        int[] frames = IntStream.range(0, frames(clip))
                .filter(frame -> seen(clip, actor, frame))
                .toArray();
        Vector centre = joint(clip, actor, frames[0], 1);
        double[] mean = new double[75];
        for (int frame : frames) {
            for (int j = 0; j < 25; j++) {
                Vector point = joint(clip, actor, frame, j).minus(centre).times(1.0 / frames.length);
                mean[3 * j] += point.x();
                mean[3 * j + 1] += point.y();
                mean[3 * j + 2] += point.z();
            }
        }
        return mean;
    }

    private static double[][] centroids(List<Clip> clips) {
        double[][] sums = new double[10][75];
        for (Clip clip : clips) {
            double[] pose = meanPose(clip);
            for (int i = 0; i < 75; i++) {
                sums[clip.label()][i] += pose[i] * 10 / clips.size();
            }
        }
        return sums;
    }

    private static int nearest(double[][] centroids, double[] pose) {
        int best = 0;
        for (int c = 1; c < centroids.length; c++) {
            best = distance(centroids[c], pose) < distance(centroids[best], pose) ? c : best;
        }
        return best;
    }

    private static double distance(double[] a, double[] b) {
        return IntStream.range(0, a.length)
                .mapToDouble(i -> (a[i] - b[i]) * (a[i] - b[i]))
                .sum();
    }
}
