package org.protogcn.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalTest {
    /** By hand: 8 of 10 with z = 1.96 gives 0.7167 / 1.3841 around it. */
    @Test
    void wilson_ofEightOfTen_isTheTextbookInterval() {
        Interval interval = Interval.wilson(8, 10);
        assertEquals(0.4902, interval.low(), 1e-4);
        assertEquals(0.9433, interval.high(), 1e-4);
    }

    @Test
    void wilson_atTheEnds_staysWithinZeroAndOne() {
        assertEquals(0, Interval.wilson(0, 20).low(), 1e-12);
        assertEquals(0.1611, Interval.wilson(0, 20).high(), 1e-4);
        assertEquals(1, Interval.wilson(20, 20).high(), 1e-12);
        assertEquals(new Interval(0, 1), Interval.wilson(0, 0));
    }

    @Test
    void ofMeanRecall_ofOneClass_isWilson_andNarrowsWithMoreClasses() {
        Interval one = Interval.ofMeanRecall(confusion(1));
        assertEquals(Interval.wilson(8, 10).low(), one.low(), 1e-12);
        assertEquals(Interval.wilson(8, 10).high(), one.high(), 1e-12);
        Interval four = Interval.ofMeanRecall(confusion(4));
        assertEquals((one.high() - one.low()) / 2, four.high() - four.low(), 1e-12);
        assertTrue(four.low() < 0.8 && four.high() > 0.8);
    }

    /** Classes of ten clips, eight of each recognised; one more class has no clips. */
    private static ConfusionMatrix confusion(int classes) {
        Scores.Builder scores = new Scores.Builder(List.of("a", "b", "c", "d", "none"));
        for (int clip = 0; clip < 10 * classes; clip++) {
            double[] row = new double[5];
            row[clip % 10 < 8 ? clip / 10 : 4] = 1;
            scores.add("clip" + clip, clip / 10, row);
        }
        return ConfusionMatrix.of(scores.build());
    }
}
