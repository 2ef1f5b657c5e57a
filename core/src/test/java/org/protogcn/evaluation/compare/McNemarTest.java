package org.protogcn.evaluation.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class McNemarTest {
    /** Ten coins: (1 + 10 + 45) / 1024 on one side, the same on the other. */
    @Test
    void fewClips_areCountedExactly() {
        McNemar test = McNemar.of(2, 8);
        assertTrue(test.exact());
        assertEquals(112.0 / 1024, test.p(), 1e-15);
        assertEquals(test.p(), McNemar.of(8, 2).p(), 1e-15);
    }

    /** Five coins, all on one side: 2 / 32. */
    @Test
    void oneSideAlone_isTwiceItsProbability() {
        assertEquals(0.0625, McNemar.of(0, 5).p(), 1e-15);
    }

    @Test
    void evenSides_areNoDifferenceAtAll() {
        assertEquals(1, McNemar.of(3, 3).p(), 1e-15);
        assertEquals(1, McNemar.of(0, 0).p(), 1e-15);
        assertEquals(1, McNemar.of(20, 20).p(), 1e-15);
    }

    /**
     * (|121 - 59| - 1)^2 / 180 = 3721 / 180 = 20.6722, beyond which lie 5.45e-6 of chi-square; (|10 - 20| - 1)^2 / 30 =
     * 2.7, beyond which lie 0.1003.
     */
    @Test
    void manyClips_takeChiSquareWithTheCorrectionForContinuity() {
        McNemar test = McNemar.of(59, 121);
        assertFalse(test.exact());
        assertEquals(5.45e-6, test.p(), 0.01e-6);
        assertEquals(0.1003482, McNemar.of(10, 20).p(), 1e-7);
    }

    @Test
    void theSwitchIsAtTwentyFiveClips() {
        assertTrue(McNemar.of(12, 12).exact());
        assertFalse(McNemar.of(12, 13).exact());
    }

    /** From tables: 1.959964 leaves 0.05 outside, 3.290527 leaves 0.001, 3 leaves 0.0026997961. */
    @Test
    void normal_agreesWithTables_onBothSidesOfItsSwitch() {
        assertEquals(1, Normal.outside(0), 1e-15);
        assertEquals(0.05, Normal.outside(1.959963984540054), 1e-12);
        assertEquals(0.0026997960632602, Normal.outside(2.999999999999), 1e-13);
        assertEquals(0.0026997960632602, Normal.outside(3), 1e-13);
        assertEquals(0.001, Normal.outside(3.290526731491926), 1e-13);
    }
}
