package org.protogcn.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.InvalidInputException;
import org.protogcn.model.Calibration;

class CalibrationFitTest {
    private static final List<String> CLASSES = List.of("sit", "stand", "walk");

    /** Scores that are right as often as they say, then sharpened: their logarithms are multiplied. */
    private static Scores sharpened(int clips, double factor, long seed) {
        Random random = new Random(seed);
        Scores.Builder scores = new Scores.Builder(CLASSES);
        Calibration sharpening = new Calibration(1 / factor, 0, 1);
        for (int i = 0; i < clips; i++) {
            double[] honest = honest(random);
            scores.add("clip " + i, drawn(honest, random), sharpening.apply(honest));
        }
        return scores.build();
    }

    private static double[] honest(Random random) {
        double[] row = new double[CLASSES.size()];
        double sum = 0;
        for (int k = 0; k < row.length; k++) {
            row[k] = Math.exp(1.5 * random.nextGaussian());
            sum += row[k];
        }
        for (int k = 0; k < row.length; k++) {
            row[k] /= sum;
        }
        return row;
    }

    private static int drawn(double[] row, Random random) {
        double left = random.nextDouble();
        int label = 0;
        while (label < row.length - 1 && left >= row[label]) {
            left -= row[label++];
        }
        return label;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 3})
    void temperature_undoesTheSharpening(double factor) {
        CalibrationFit fit = CalibrationFit.of(sharpened(4000, factor, 1), 1);
        assertEquals(factor, fit.calibration().temperature(), 0.15 * factor);
        assertTrue(
                fit.after().expectedError() < 0.03,
                () -> "after: " + fit.after().expectedError());
        assertTrue(
                factor == 1 || fit.before().expectedError() > 0.08,
                () -> "before: " + fit.before().expectedError());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.05, 0.2, 1})
    void threshold_letsThroughNoMoreWrongAnswersThanStated(double rate) {
        for (long seed = 0; seed < 20; seed++) {
            CalibrationFit fit = CalibrationFit.of(sharpened(200, 2, seed), rate);
            long which = seed;
            assertTrue(fit.wrong() <= rate + 1e-12, () -> "seed " + which + ": " + fit.wrong());
            assertTrue(fit.answered() >= fit.wrong());
        }
        assertEquals(1, CalibrationFit.of(sharpened(200, 2, 1), 1).answered());
    }

    @Test
    void calibration_keepsTheOrderOfClasses() {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++) {
            double[] row = honest(random);
            double[] calibrated = new Calibration(0.1 + 5 * random.nextDouble(), 0, 1).apply(row);
            for (int k = 1; k < row.length; k++) {
                assertEquals(row[k] > row[k - 1], calibrated[k] > calibrated[k - 1]);
            }
        }
    }

    @Test
    void nothingToCalibrateWith_isRefused() {
        Scores none = new Scores.Builder(CLASSES).build();
        assertThrows(InvalidInputException.class, () -> CalibrationFit.of(none, 0.1));
        assertThrows(InvalidInputException.class, () -> CalibrationFit.of(sharpened(9, 1, 1), 1.5));
    }

    @Test
    void reliability_ofKnownScores_isCountedByHand() {
        Scores scores = new Scores.Builder(CLASSES)
                .add("a", 0, new double[] {0.9, 0.1, 0})
                .add("b", 1, new double[] {0.9, 0.1, 0})
                .add("c", 2, new double[] {0.3, 0.2, 0.5})
                .build();
        Reliability reliability = Reliability.of(scores);
        assertEquals(2, reliability.bins().size());
        assertEquals(new Reliability.Bin(1, 0.5, 1), reliability.bins().get(0));
        assertEquals(0.5, reliability.bins().get(1).accuracy());
        assertEquals((0.5 + 0.8) / 3, reliability.expectedError(), 1e-12);
    }
}
