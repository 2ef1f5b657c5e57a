package org.protogcn.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {
    private static List<String> texts(Axis axis) {
        return axis.ticks().stream().map(axis::text).toList();
    }

    @Test
    void around_endsAtRoundNumbers() {
        assertEquals(List.of("-1", "0", "1", "2", "3"), texts(Axis.around(-0.7, 2.9)));
        assertEquals(List.of("0.00", "0.02", "0.04", "0.06", "0.08"), texts(Axis.around(0, 0.07)));
    }

    @Test
    void withRoom_reachesPastItsValues_withTicksWithin() {
        Axis axis = Axis.withRoom(new double[] {62, 58, 75});
        assertEquals(58 - 0.08 * 17, axis.low(), 1e-9);
        assertEquals(75 + 0.08 * 17, axis.high(), 1e-9);
        assertEquals(List.of("60", "65", "70", "75"), texts(axis));
        assertEquals(1, axis.share(axis.high()), 1e-12);
        assertEquals(150, axis.at((axis.low() + axis.high()) / 2, 100, 200), 1e-9);
    }

    @Test
    void withRoom_ofOneValue_hasAnExtentToo() {
        assertEquals(
                1,
                Axis.withRoom(new double[] {3}).high()
                        - Axis.withRoom(new double[] {3}).low(),
                1e-12);
    }

    @Test
    void sharesAndCounts_areReadAsSuch() {
        assertEquals(List.of("0 %", "20 %", "40 %", "60 %", "80 %", "100 %"), texts(Axis.ofShares()));
        assertEquals(List.of("2", "4", "6"), texts(Axis.ofCounts(7)));
        assertEquals(List.of("1", "2"), texts(Axis.ofCounts(1)));
    }
}
