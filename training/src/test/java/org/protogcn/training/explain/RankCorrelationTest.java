package org.protogcn.training.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RankCorrelationTest {
    @Test
    void sameOrder_isOne_howeverFarApart() {
        assertEquals(1, RankCorrelation.of(new double[] {1, 2, 3}, new double[] {-8, 0, 1000}), 1e-12);
    }

    @Test
    void oppositeOrder_isMinusOne() {
        assertEquals(-1, RankCorrelation.of(new double[] {1, 2, 3}, new double[] {5, 4, -1}), 1e-12);
    }

    /** Ranks 0, 1.5, 1.5, 3 against 0, 1, 2, 3: 4.5 / sqrt(4.5 * 5). */
    @Test
    void equalNumbers_shareTheirRank() {
        double found = RankCorrelation.of(new double[] {1, 2, 2, 9}, new double[] {1, 2, 3, 4});
        assertEquals(4.5 / Math.sqrt(4.5 * 5), found, 1e-12);
    }

    @Test
    void aConstantRow_isZero() {
        assertEquals(0, RankCorrelation.of(new double[] {1, 1, 1}, new double[] {1, 2, 3}), 0);
    }
}
