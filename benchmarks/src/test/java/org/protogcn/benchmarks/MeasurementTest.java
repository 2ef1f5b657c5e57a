package org.protogcn.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    /** A slow spell that falls on one pair must not move the ratio of the others. */
    @Test
    void ratio_isTakenPairByPair() {
        Measurement measurement =
                Measurement.of("training step", 1, List.of(20.0, 200.0, 22.0), List.of(10.0, 100.0, 10.0));
        assertEquals(new Spread(2.0, 2.0, 2.2), measurement.ratio());
        assertEquals(new Spread(22, 20, 200), measurement.reference());
    }

    @Test
    void median_ofAnEvenNumberLiesBetween() {
        assertEquals(new Spread(2.5, 1, 10), Spread.of(List.of(10.0, 1.0, 2.0, 3.0)));
    }
}
