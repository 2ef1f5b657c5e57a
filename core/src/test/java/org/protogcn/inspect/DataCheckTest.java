package org.protogcn.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.inspect.Finding.Case;
import org.protogcn.skeleton.BodyAxes;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.store.ClipStore;
import org.protogcn.store.ClipStoreWriter;
import org.protogcn.synthetic.SyntheticActions;

/** Sound synthetic clips, into which one fault at a time is put. */
class DataCheckTest {
    private static final SyntheticActions PEOPLE = new SyntheticActions(3, 2, 0, 1, 1);
    private static final int HAND = 11;

    @TempDir
    Path temp;

    private final List<Clip> clips = new ArrayList<>();
    private Map<String, List<String>> splits;

    @BeforeEach
    void makeSoundClips() {
        clips.addAll(PEOPLE.clips());
        splits = Map.of(
                "train", PEOPLE.splits().get("train"), "test", PEOPLE.splits().get("test"));
    }

    @Test
    void soundClips_giveNeitherErrorsNorWarnings() {
        DataReport report = check(DataCheck.USUAL);

        assertEquals(0, report.count(Severity.ERROR), report::toText);
        assertEquals(0, report.count(Severity.WARNING), report::toText);
        assertTrue(report.toText().endsWith("Verdict: fit to train on.\n"), report::toText);
        assertEquals(30, report.clips());
    }

    @Test
    void everyClip_isReportedToTheProgress() {
        AtomicInteger seen = new AtomicInteger();
        try (ClipStore store = store()) {
            DataCheck.USUAL.run(store, clip -> seen.incrementAndGet());
        }
        assertEquals(30, seen.get());
    }

    @Test
    void clipOfZeros_isAnErrorAndNothingElse() {
        change(4, (values, keypoints) -> Arrays.fill(values, 0));
        assertEquals(List.of(clips.get(4).id()), ids("nobody", Severity.ERROR));
        assertEquals(List.of(), find("still-clips").stream().toList());
    }

    @Test
    void framesOfZeros_areCounted() {
        Clip alone = clips.get(firstOfOnePerson());
        int frame = alone.keypoints().offset(0, 1, 0);
        change(clips.indexOf(alone), (values, k) -> Arrays.fill(values, frame - k.offset(0, 1, 0), frame, 0));
        Case place = onlyCase("empty-frames", alone.id());
        assertTrue(place.detail().startsWith("1 of "), place.detail());
    }

    @Test
    void jointThatStandsStill_isNamed() {
        int clip = walking();
        change(clip, (values, k) -> {
            for (int frame = 0; frame < k.frames(); frame++) {
                System.arraycopy(values, k.offset(0, 0, HAND), values, k.offset(0, frame, HAND), 3);
            }
        });
        assertEquals(
                "right_hand", onlyCase("frozen-joints", clips.get(clip).id()).detail());
    }

    @Test
    void oneFrameRepeated_isStill() {
        int clip = firstOfOnePerson();
        change(clip, (values, k) -> {
            for (int frame = 1; frame < k.frames(); frame++) {
                System.arraycopy(values, 0, values, k.offset(0, frame, 0), 75);
            }
        });
        assertEquals(List.of(clips.get(clip).id()), ids("still-clips", Severity.WARNING));
    }

    @Test
    void jumpingJoint_isNamedWithItsFrame() {
        int clip = longest();
        change(clip, (values, k) -> values[k.offset(0, 7, HAND)] += 2);
        Case place = onlyCase("jumping-joints", clips.get(clip).id());
        assertTrue(
                place.detail().matches("2 times, farthest in frame [78]: person 0, right_hand, by 1.*"),
                place.detail());
    }

    @Test
    void jumpingBody_isToldFromAJumpingJoint() {
        int clip = longest();
        change(clip, (values, k) -> {
            for (int i = k.offset(0, 20, 0); i < k.offset(0, k.frames() - 1, 0) + 75; i += 3) {
                values[i] += values[i] == 0 ? 0 : 3;
            }
        });
        Case place = onlyCase("jumping-bodies", clips.get(clip).id());
        assertTrue(place.detail().contains("in frame 20"), place.detail());
        assertTrue(find("jumping-joints").isEmpty());
    }

    @Test
    void exchangedSides_areFoundWithTheirFrame() {
        int clip = longest();
        List<Integer> mirror = SkeletonLayouts.named("ntu25").mirror();
        change(clip, (values, k) -> {
            double[] original = values.clone();
            for (int frame = 10; frame < k.frames(); frame++) {
                for (int joint = 0; joint < 25; joint++) {
                    System.arraycopy(
                            original, k.offset(0, frame, mirror.get(joint)), values, k.offset(0, frame, joint), 3);
                }
            }
        });
        Case place = onlyCase("exchanged-sides", clips.get(clip).id());
        assertTrue(place.detail().contains("frame 10"), place.detail());
    }

    @Test
    void unitsOtherThanMetres_areNamed() {
        changeAll((values, k) -> scale(values, 1000));
        assertTrue(only("unit").what().contains("millimetres"), only("unit").what());
        changeAll((values, k) -> scale(values, 0.1));
        assertTrue(only("unit").what().contains("centimetres"), only("unit").what());
        changeAll((values, k) -> scale(values, 1e-3));
        assertTrue(only("unit").what().contains("normalised"), only("unit").what());
    }

    @Test
    void clipInAnotherUnit_isFoundAmongTheOthers() {
        change(2, (values, k) -> scale(values, 100));
        assertEquals(List.of(clips.get(2).id()), ids("odd-size", Severity.WARNING));
    }

    @Test
    void exchangedAxes_areFoundInOneClipAndInAll() {
        change(6, DataCheckTest::exchangeYAndZ);
        Case place = onlyCase("other-axis", clips.get(6).id());
        assertEquals("+z", place.detail());
        assertTrue(find("axes").isEmpty());
        change(6, DataCheckTest::exchangeYAndZ);
        changeAll(DataCheckTest::exchangeYAndZ);
        assertTrue(only("axes").what().contains("+z"), only("axes").what());
    }

    @Test
    void mirroredBodies_areSuspected() {
        changeAll((values, k) -> {
            for (int i = 0; i < values.length; i += 3) {
                values[i] = -values[i];
            }
        });
        assertTrue(
                only("mirrored").what().contains("toes point backwards"),
                only("mirrored").what());
    }

    @Test
    void copiesAcrossSplits_areErrorsWithTheirOriginals() {
        Clip original = clips.get(0);
        int copied = clips.size() - 10;
        Clip copy = new Clip(clips.get(copied).id(), original.label(), original.keypoints());
        clips.set(copied, copy);
        Case place = onlyCase("copies-across-splits", copy.id());
        assertEquals(List.of(original.id()), place.others());
        assertEquals(1, find("copies").orElseThrow().count());
    }

    @Test
    void copyWithAnotherLabel_isAContradiction() {
        clips.set(1, new Clip(clips.get(1).id(), 5, clips.get(0).keypoints()));
        assertEquals(
                List.copyOf(
                        new TreeSet<>(List.of(clips.get(0).id(), clips.get(1).id()))),
                ids("contradicting-labels", Severity.ERROR));
    }

    @Test
    void classThatTrainingLacks_isAWarning() {
        splits = Map.of("train", splits.get("train").subList(0, 3), "test", splits.get("test"));
        assertEquals(Severity.WARNING, only("absent-classes").severity());
        assertTrue(only("absent-classes")
                .what()
                .contains(SyntheticActions.classNames().get(9)));
    }

    @Test
    void personOnBothSides_isNamed() {
        splits = Map.of(
                "train",
                List.of(clips.get(0).id()),
                "test",
                List.of(clips.get(1).id()));
        Finding finding = only("subjects-across-splits");
        assertEquals(Severity.WARNING, finding.severity());
        assertTrue(finding.what().startsWith("1 people of test are in train too: 01"), finding.what());
    }

    @Test
    void splitsToldByIds_replaceThoseOfTheStore() {
        DataReport report = check(new DataCheck(Optional.of("^P\\d+-(\\w)"), Subjects.by("^P(\\d+)")));
        assertTrue(report.balance().size() > 3);
        assertTrue(report.findings().stream().anyMatch(f -> f.kind().equals("subjects-across-splits")));
    }

    @Test
    void expressionThatDividesNothing_isRefused() {
        String message = assertThrows(
                        InvalidInputException.class, () -> check(new DataCheck(Optional.of("(x+y)"), Subjects.known())))
                .getMessage();
        assertTrue(message.contains("into 0 part(s)"), message);
    }

    @Test
    void valuesThatAreNoNumbers_areCounted() {
        Clip clip = clips.get(0);
        double[] values = clip.keypoints().values().clone();
        values[5] = Double.NaN;
        values[9] = Double.POSITIVE_INFINITY;
        Clip damaged = new Clip("x", 0, clip.keypoints().withValues(values));
        SkeletonLayout layout = SkeletonLayouts.named("ntu25");
        assertEquals(2, ClipMeasurement.of(damaged, BodyAxes.of(layout)).notNumbers());
    }

    private interface Change {
        void apply(double[] values, Keypoints keypoints);
    }

    private void change(int clip, Change change) {
        Clip old = clips.get(clip);
        double[] values = old.keypoints().values().clone();
        change.apply(values, old.keypoints());
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) values[i];
        }
        clips.set(clip, new Clip(old.id(), old.label(), old.keypoints().withValues(values)));
    }

    private void changeAll(Change change) {
        for (int clip = 0; clip < clips.size(); clip++) {
            change(clip, change);
        }
    }

    private static void scale(double[] values, double factor) {
        Arrays.setAll(values, i -> values[i] * factor);
    }

    private static void exchangeYAndZ(double[] values, Keypoints keypoints) {
        for (int i = 0; i < values.length; i += 3) {
            double y = values[i + 1];
            values[i + 1] = values[i + 2];
            values[i + 2] = y;
        }
    }

    /** Somebody alone, whom the test makes walk a metre. */
    private int walking() {
        int clip = longest();
        change(clip, (values, k) -> {
            for (int i = 0; i < values.length; i += 3) {
                values[i] += (double) (i / 75) / k.frames();
            }
        });
        return clip;
    }

    private int firstOfOnePerson() {
        for (int clip = 0; clip < clips.size(); clip++) {
            if (clips.get(clip).keypoints().persons() == 1) {
                return clip;
            }
        }
        throw new AssertionError("no clip shows one person");
    }

    /** Of one person who is there in every frame. */
    private int longest() {
        int best = -1;
        for (int clip = 0; clip < clips.size(); clip++) {
            Keypoints k = clips.get(clip).keypoints();
            boolean always = true;
            for (boolean there : Presence.of(k)) {
                always &= there;
            }
            if (k.persons() == 1
                    && always
                    && (best < 0 || k.frames() > clips.get(best).keypoints().frames())) {
                best = clip;
            }
        }
        return best;
    }

    private ClipStore store() {
        Path folder = temp.resolve("store");
        try (ClipStoreWriter writer = ClipStoreWriter.create(folder, true)) {
            clips.forEach(writer::add);
            writer.finish(SkeletonLayouts.named("ntu25"), SyntheticActions.classNames(), splits);
        }
        return ClipStore.open(folder);
    }

    private DataReport check(DataCheck check) {
        try (ClipStore store = store()) {
            return check.run(store, clip -> {});
        }
    }

    private Optional<Finding> find(String kind) {
        return check(DataCheck.USUAL).findings().stream()
                .filter(finding -> finding.kind().equals(kind))
                .findFirst();
    }

    private Finding only(String kind) {
        return find(kind).orElseThrow(() -> new AssertionError("no finding " + kind));
    }

    private List<String> ids(String kind, Severity severity) {
        Finding finding = only(kind);
        assertEquals(severity, finding.severity());
        return List.copyOf(
                new TreeSet<>(finding.cases().stream().map(Case::clip).toList()));
    }

    private Case onlyCase(String kind, String clip) {
        List<Case> cases = only(kind).cases();
        return cases.stream()
                .filter(place -> place.clip().equals(clip))
                .findFirst()
                .orElseThrow(() -> new AssertionError(kind + " is not found in " + clip + " but in " + cases));
    }
}
