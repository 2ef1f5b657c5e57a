package org.protogcn.array;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HalfTest {
    @Test
    void everyHalf_throughFloatAndBack_keepsItsBits() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = Half.toFloat((short) bits);
            if (!Float.isNaN(value)) {
                assertEquals((short) bits, Half.toBits(value), "bits " + Integer.toHexString(bits));
            }
        }
    }

    @Test
    void valuesBetweenTwoHalves_roundToTheNearest_tiesToEven() {
        assertEquals(1.0, Half.round(1.0 + 0x1p-11));
        assertEquals(1.0 + 0x1p-9, Half.round(1.0 + 0x1p-10 + 0x1p-11));
        assertEquals(65504.0, Half.round(65519.99));
        assertEquals(Double.POSITIVE_INFINITY, Half.round(65520.0));
        assertEquals(0x1p-24, Half.round(0x1.8p-25));
        assertEquals(0.0, Half.round(0x1p-25));
        assertEquals(-0x1p-14, Half.round(-0x1p-14 + 0x1p-26));
    }
}
