package org.protogcn.training.optimize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CosineScheduleTest {
    private static final double TOLERANCE = 1e-15;

    @Test
    void rate_withWarmup_risesToThePeakAndFallsTowardsZero() {
        CosineSchedule schedule = new CosineSchedule(0.4, 4, 12);
        assertEquals(0.1, schedule.rate(0), TOLERANCE);
        assertEquals(0.4, schedule.rate(3), TOLERANCE);
        assertEquals(0.4, schedule.rate(4), TOLERANCE);
        assertEquals(0.2, schedule.rate(8), TOLERANCE);
        assertEquals(0.2 * (1 + Math.cos(Math.PI * 7 / 8)), schedule.rate(11), TOLERANCE);
        assertTrue(schedule.rate(11) > 0);
    }

    @Test
    void rate_withoutWarmup_startsAtThePeak() {
        CosineSchedule schedule = new CosineSchedule(0.1, 0, 4);
        assertEquals(0.1, schedule.rate(0), TOLERANCE);
        assertEquals(0.05, schedule.rate(2), TOLERANCE);
    }

    @Test
    void rate_whereAllStepsWarmUp_neverFalls() {
        CosineSchedule schedule = new CosineSchedule(0.3, 3, 3);
        assertEquals(0.3, schedule.rate(2), TOLERANCE);
    }
}
