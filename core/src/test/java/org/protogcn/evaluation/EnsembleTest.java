package org.protogcn.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.protogcn.InvalidInputException;
import org.protogcn.evaluation.Ensemble.Member;
import org.protogcn.format.pyskl.ScorePickle;
import org.protogcn.testing.Shared;

class EnsembleTest {
    private static final List<String> CLASSES = List.of("write", "type");
    private static final Scores JOINT =
            new Scores(List.of("a", "b"), new int[] {0, 1}, CLASSES, new double[] {0.4, 0.6, 0.3, 0.7});

    @Test
    void of_otherOrder_joinsById() {
        Scores bone = new Scores(List.of("b", "a"), new int[] {1, 0}, CLASSES, new double[] {0.2, 0.8, 0.9, 0.1});
        Ensemble ensemble = Ensemble.of(List.of(new Member("j", JOINT, 2), new Member("b", bone, 1)));
        assertEquals(List.of("a", "b"), ensemble.fused().ids());
        assertArrayEquals(new double[] {1.7, 1.3, 0.8, 2.2}, ensemble.fused().values(), 1e-12);
        assertEquals(0.5, ensemble.members().get(0).metrics().top1());
        assertEquals(1, ensemble.metrics().top1());
    }

    @Test
    void of_goldenScores_areFusedAsByTheReference() throws IOException {
        JsonNode golden = new ObjectMapper()
                .readTree(Shared.path("goldens/files/manifest.json").toFile())
                .get("ensemble");
        List<Member> members = new ArrayList<>();
        for (JsonNode file : golden.get("files")) {
            Path path = Shared.path("goldens/files/" + file.asText());
            double weight = golden.get("coeffs").get(members.size()).asDouble();
            members.add(new Member(file.asText(), scores(path, golden.get("labels")), weight));
        }
        Ensemble ensemble = Ensemble.of(members);
        for (int clip = 0; clip < ensemble.fused().clips(); clip++) {
            for (int c = 0; c < ensemble.fused().classes(); c++) {
                double expected = golden.get("fused").get(clip).get(c).asDouble();
                // The reference adds in float32: three roundings of sums up to 2.
                assertEquals(expected, ensemble.fused().score(clip, c), 4e-7, "clip " + clip + ", class " + c);
            }
        }
        Metrics metrics = ensemble.metrics();
        assertEquals(golden.get("top_k_accuracy").get(0).asDouble(), metrics.top1(), 1e-12);
        assertEquals(golden.get("top_k_accuracy").get(1).asDouble(), metrics.top5(), 1e-12);
        assertEquals(golden.get("mean_acc_smp").asDouble(), metrics.meanClassAccuracy(), 1e-12);
        assertEquals(golden.get("mean_class_accuracy").asDouble(), metrics.meanClassAccuracyWithFalseAlarms(), 1e-12);
    }

    /** The reference's files have no ids: a clip is its place in the list. */
    private static Scores scores(Path pickle, JsonNode labels) {
        double[][] rows = ScorePickle.read(pickle);
        Scores.Builder builder = new Scores.Builder(
                IntStream.range(0, rows[0].length).mapToObj(c -> "class " + c).toList());
        for (int clip = 0; clip < rows.length; clip++) {
            builder.add("clip " + clip, labels.get(clip).asInt(), rows[clip]);
        }
        return builder.build();
    }

    @Test
    void of_missingClips_namesAFewAndTheCount() {
        List<String> ids = IntStream.range(0, 8).mapToObj(i -> "clip" + i).toList();
        Scores many = new Scores(ids, new int[8], CLASSES, new double[16]);
        Scores one = new Scores(List.of("clip0"), new int[1], CLASSES, new double[2]);
        String expected = "few.npz has no scores for 7 clips: clip1, clip2, clip3, clip4, clip5, ...;";
        assertRefused(expected, many, one);
    }

    @Test
    void of_additionalClips_namesTheFileThatLacksThem() {
        Scores more = new Scores(List.of("b", "c", "a"), new int[] {1, 0, 0}, CLASSES, new double[] {1, 0, 1, 0, 1, 0});
        assertRefused("many.npz has no scores for 1 clip: c;", JOINT, more);
    }

    @Test
    void of_differingLabels_namesThem() {
        Scores other = new Scores(List.of("a", "b"), new int[] {0, 0}, CLASSES, new double[4]);
        assertRefused("many.npz and few.npz disagree on the label of 1 clip: b (1 and 0)", JOINT, other);
    }

    @Test
    void of_differingClasses_saysHowMany() {
        Scores other = new Scores(List.of("a", "b"), new int[2], List.of("x", "y", "z"), new double[6]);
        assertRefused("many.npz scores 2 classes, few.npz 3;", JOINT, other);
    }

    @Test
    void of_differingClassNames_saysWhich() {
        Scores other = new Scores(List.of("a", "b"), new int[2], List.of("write", "wave"), new double[4]);
        assertRefused("class 1 is 'type' in many.npz but 'wave' in few.npz", JOINT, other);
    }

    @Test
    void of_nothing_isRefused() {
        assertThrows(InvalidInputException.class, () -> Ensemble.of(List.of()));
    }

    @Test
    void preset_unknown_listsAll() {
        Exception e = assertThrows(InvalidInputException.class, () -> EnsemblePreset.named("5"));
        assertEquals("there is no ensemble preset '5'; choose one of 2, 4, 6, 6-seeds", e.getMessage());
    }

    @Test
    void presets_areThoseOfTheField() {
        assertEquals("j 1, b 1", EnsemblePreset.named("2").toString());
        assertEquals("j 2, b 2, jm 1, bm 1", EnsemblePreset.named("4").toString());
        assertEquals(
                "j 2, b 2, k 2, jm 1, bm 1, km 1", EnsemblePreset.named("6").toString());
        assertEquals(
                "j 1, j 1, b 1, b 1, k 1, k 1", EnsemblePreset.named("6-seeds").toString());
    }

    private static void assertRefused(String message, Scores first, Scores second) {
        Exception e = assertThrows(
                InvalidInputException.class,
                () -> Ensemble.of(List.of(new Member("many.npz", first, 1), new Member("few.npz", second, 1))));
        assertTrue(e.getMessage().startsWith(message), e.getMessage());
    }
}
