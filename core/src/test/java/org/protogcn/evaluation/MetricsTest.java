package org.protogcn.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.testing.Shared;

class MetricsTest {
    private static final List<String> THREE = List.of("write", "type, fast", "wave");

    @TempDir
    Path folder;

    @Test
    void of_goldenFusedScores_areThoseOfTheReference() throws IOException {
        JsonNode golden = new ObjectMapper()
                .readTree(Shared.path("goldens/files/manifest.json").toFile())
                .get("ensemble");
        Scores.Builder builder = new Scores.Builder(List.of("0", "1", "2", "3", "4", "5"));
        for (int i = 0; i < golden.get("labels").size(); i++) {
            JsonNode row = golden.get("fused").get(i);
            double[] scores = IntStream.range(0, 6)
                    .mapToDouble(c -> row.get(c).asDouble())
                    .toArray();
            builder.add("clip" + i, golden.get("labels").get(i).asInt(), scores);
        }
        Metrics metrics = Metrics.of(builder.build());
        assertEquals(golden.get("top1_smp").asDouble(), metrics.top1(), 1e-12);
        assertEquals(golden.get("top5_smp").asDouble(), metrics.top5(), 1e-12);
        assertEquals(golden.get("mean_acc_smp").asDouble(), metrics.meanClassAccuracy(), 1e-12);
        assertEquals(golden.get("mean_class_accuracy").asDouble(), metrics.meanClassAccuracyWithFalseAlarms(), 1e-12);
    }

    @Test
    void perClass_namesTheMostFrequentMistake() {
        Metrics metrics = Metrics.of(predictions(new int[] {0, 0, 0, 0, 2}, new int[] {0, 2, 1, 1, 2}));
        assertEquals(
                new Metrics.ClassResult("write", 4, 1, 0.25, "type, fast", 2),
                metrics.perClass().get(0));
        assertEquals(
                new Metrics.ClassResult("type, fast", 0, 0, 0, "", 0),
                metrics.perClass().get(1));
        assertEquals(0.625, metrics.meanClassAccuracy(), 1e-12);
        assertEquals(1.25 / 3, metrics.meanClassAccuracyWithFalseAlarms(), 1e-12);
        assertTrue(metrics.perClassCsv().contains("\nwrite,4,1,0.25,\"type, fast\",2\n"), metrics.perClassCsv());
    }

    /** Equal scores: argmax takes the first class, the tail of an ascending sort the last. */
    @Test
    void ties_goAsInNumPy() {
        Scores scores = new Scores(List.of("a"), new int[] {0}, THREE, new double[] {0.4, 0.4, 0.2});
        assertEquals(0, scores.prediction(0));
        assertEquals(1, scores.rankOfTruth(0));
        assertEquals(0, scores.topK(1));
        assertEquals(1, scores.topK(2));
    }

    @Test
    void of_noClips_isZero() {
        Metrics metrics = Metrics.of(new Scores(List.of(), new int[0], THREE, new double[0]));
        assertEquals(0, metrics.top1());
        assertEquals(0, metrics.meanClassAccuracy());
    }

    @Test
    void confusion_rowsAreTruth() {
        ConfusionMatrix confusion = ConfusionMatrix.of(predictions(new int[] {0, 0, 2}, new int[] {1, 1, 2}));
        assertEquals(2, confusion.count(0, 1));
        assertEquals(0, confusion.count(1, 0));
        assertEquals(
                "truth\\prediction,write,\"type, fast\",wave\nwrite,0,2,0\n\"type, fast\",0,0,0\nwave,0,0,1\n",
                confusion.toCsv());
    }

    @Test
    void scores_sameIdTwice_isNamed() {
        Exception e = assertThrows(
                InvalidInputException.class,
                () -> new Scores(List.of("a", "a"), new int[2], List.of("x"), new double[2]));
        assertTrue(e.getMessage().contains("clip a has scores twice"), e.getMessage());
    }

    @Test
    void scores_notANumber_areNamed() {
        Exception e = assertThrows(
                InvalidInputException.class,
                () -> new Scores(List.of("a"), new int[1], List.of("x"), new double[] {Double.NaN}));
        assertTrue(e.getMessage().contains("clip a has the score NaN"), e.getMessage());
    }

    @Test
    void report_hasAllFiles() throws IOException {
        EvaluationReport.write(folder, "three actions", predictions(new int[] {0, 0, 2}, new int[] {1, 0, 2}));
        JsonNode metrics =
                new ObjectMapper().readTree(folder.resolve("metrics.json").toFile());
        assertEquals(2.0 / 3, metrics.get("top1").asDouble(), 1e-12);
        assertTrue(metrics.has("mean_class_accuracy"), metrics::toString);
        assertTrue(metrics.at("/per_class/0").has("most_confused_with"), metrics::toString);
        JsonNode confusion =
                new ObjectMapper().readTree(folder.resolve("confusion.json").toFile());
        assertEquals(1, confusion.get("counts").get(0).get(1).asInt());
        assertTrue(Files.readString(folder.resolve("classes.csv")).startsWith("class,"));
        assertTrue(Files.size(folder.resolve("confusion.csv")) > 0);
        assertEquals(3, ScoreFile.read(folder.resolve("scores.npz")).clips());
    }

    /** The diagonal is blue, mistakes are orange, whatever the number of classes. */
    @Test
    void picture_anyNumberOfClasses_showsRightAndWrong() throws IOException {
        for (int classes : new int[] {1, 10, 60, 120, 400}) {
            List<String> names =
                    IntStream.range(0, classes).mapToObj(c -> "action " + c).toList();
            Scores.Builder builder = new Scores.Builder(names);
            for (int c = 0; c < classes; c++) {
                double[] row = new double[classes];
                row[c % 2 == 0 ? c : 0] = 1;
                builder.add("clip" + c, c, row);
            }
            Path file = folder.resolve(classes + ".png");
            ConfusionPicture.of("title", ConfusionMatrix.of(builder.build())).write(file);
            BufferedImage picture = ImageIO.read(file.toFile());
            assertTrue(picture.getWidth() < 2000 && picture.getHeight() < 2000, classes + ": " + picture);
            assertTrue(contains(picture, 0x0b2f5e), "no blue for " + classes + " classes");
            assertTrue(classes == 1 || contains(picture, 0x7f2704), "no orange for " + classes + " classes");
        }
    }

    private static boolean contains(BufferedImage picture, int colour) {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        return IntStream.of(pixels).filter(p -> (p & 0xffffff) == colour).count() > 8;
    }

    private static Scores predictions(int[] truth, int[] predicted) {
        Scores.Builder builder = new Scores.Builder(THREE);
        for (int i = 0; i < truth.length; i++) {
            double[] row = new double[3];
            row[predicted[i]] = 1;
            builder.add("clip" + i, truth[i], row);
        }
        return builder.build();
    }
}
