package org.protogcn.training.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Clips of class 1 with two joints, two frames and one person. */
class MeanAttributionTest {
    private static Attribution clip(int predicted, double logOdds, double[] gradient, double[] hidden, double[] alone) {
        double[][] map = {{gradient[0], 0}, {0, gradient[1]}};
        Evidence evidence = new Evidence(gradient, hidden, alone);
        Evidence person = new Evidence(new double[] {logOdds}, new double[1], new double[1]);
        return new Attribution("clip", 1, predicted, logOdds, -1, evidence, evidence, person, map);
    }

    private static final Attribution FIRST =
            clip(1, 4, new double[] {4, 1}, new double[] {2, 1}, new double[] {4, 3}); // occlusion 3, 2
    private static final Attribution SECOND =
            clip(1, 2, new double[] {0, 3}, new double[] {0, 8}, new double[] {2, 2}); // occlusion 1, 5
    private static final Attribution MISTAKEN =
            clip(0, 9, new double[] {90, 0}, new double[] {90, 0}, new double[] {90, 0});

    /** Gradients (4, 1) and (0, 3) have the mean (2, 2); occlusion (3, 2) and (1, 5) has (2, 3.5). */
    @Test
    void mean_isThatOfRecognisedClips() {
        MeanAttribution found =
                MeanAttribution.of("wave", List.of(FIRST, MISTAKEN, SECOND)).orElseThrow();
        assertEquals(2, found.clips());
        assertEquals("wave", found.mean().clip());
        assertEquals(3, found.mean().logOdds(), 1e-12);
        assertEquals(-1, found.mean().ground(), 1e-12);
        assertArrayEquals(new double[] {2, 2}, found.mean().joints().gradient(), 1e-12);
        assertArrayEquals(new double[] {1, 4.5}, found.mean().windows().hidden(), 1e-12);
        assertArrayEquals(new double[] {2, 3.5}, found.mean().joints().occlusion(), 1e-12);
        assertArrayEquals(new double[] {3}, found.mean().persons().gradient(), 1e-12);
        assertArrayEquals(new double[] {2, 0}, found.mean().map()[0], 1e-12);
        assertArrayEquals(new double[] {0, 2}, found.mean().map()[1], 1e-12);
    }

    /** Each clip's two ways agree, and so do their means: gradients (4, 2), occlusion (3.5, 2). */
    @Test
    void agreement_isThatOfTheMeans() {
        Attribution third = clip(1, 4, new double[] {4, 3}, new double[] {4, 2}, new double[] {4, 2});
        MeanAttribution found =
                MeanAttribution.of("wave", List.of(FIRST, third)).orElseThrow();
        assertEquals(1, found.mean().joints().agreement(), 1e-12);
        assertEquals(
                0,
                MeanAttribution.of("wave", List.of(FIRST, SECOND))
                        .orElseThrow()
                        .mean()
                        .joints()
                        .agreement());
    }

    /** What is missed: log-odds rise by 3 - (-1), and gradients add up to 4. */
    @Test
    void gradients_addUpToTheMeanRise() {
        MeanAttribution found =
                MeanAttribution.of("wave", List.of(FIRST, SECOND)).orElseThrow();
        assertEquals(0, found.mean().missing(), 1e-12);
    }

    @Test
    void fewerThanTwoRecognisedClips_haveNoMean() {
        assertFalse(MeanAttribution.of("wave", List.of(FIRST, MISTAKEN)).isPresent());
        assertFalse(MeanAttribution.of("wave", List.of()).isPresent());
    }
}
