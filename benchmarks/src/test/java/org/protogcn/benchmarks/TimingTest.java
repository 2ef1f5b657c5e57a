package org.protogcn.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TimingTest {
    private static final Peak PEAK = new Peak(1, 200, 800);

    /** A slow spell that falls on one pair must not move the ratio of the others. */
    @Test
    void ratio_isTakenPairByPair() {
        Timing timing = Timing.of(Variant.FP32, List.of(20.0, 200.0, 22.0), List.of(10.0, 100.0, 10.0), 1, PEAK);
        assertEquals(new Spread(2.0, 2.0, 2.2), timing.timesFaster());
        assertEquals(new Spread(10, 10, 100), timing.perClip());
    }

    /** 1 GFLOP in 10 ms is 100 GFLOP/s. */
    @Test
    void rate_isHeldAgainstThePeakOfTheVariantsOwnNumbers() {
        List<Double> millis = List.of(10.0);
        assertEquals(100, Timing.of(Variant.FP32, millis, millis, 1, PEAK).rate(), 1e-9);
        assertEquals(0.5, Timing.of(Variant.FP32, millis, millis, 1, PEAK).reached(), 1e-9);
        assertEquals(0.125, Timing.of(Variant.BF16, millis, millis, 1, PEAK).reached(), 1e-9);
    }

    @Test
    void median_ofAnEvenNumberLiesBetween() {
        assertEquals(new Spread(2.5, 1, 10), Spread.of(List.of(10.0, 1.0, 2.0, 3.0)));
    }
}
