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

    /** Between two neighbouring halves there are three places to stand: the middle, and just below and above it. */
    @Test
    void everyGap_isRoundedToItsNearerEnd() {
        for (int bits = 0; bits < 0x7bff; bits++) {
            double low = Half.toFloat((short) bits);
            double high = Half.toFloat((short) (bits + 1));
            double middle = (low + high) / 2;
            assertEquals(bits % 2 == 0 ? low : high, Half.round(middle));
            assertEquals(low, Half.round(Math.nextDown(middle)));
            assertEquals(-high, Half.round(-Math.nextUp(middle)));
        }
    }

    @Test
    void zeroInfinityAndNaN_keepTheirKindAndSign() {
        assertEquals(-0.0, Half.round(-0.0));
        assertEquals(-0.0, Half.round(-1e-300));
        assertEquals(-0.0f, Half.toFloat((short) 0x8000));
        assertEquals(Double.NEGATIVE_INFINITY, Half.round(Double.NEGATIVE_INFINITY));
        assertEquals(Float.NEGATIVE_INFINITY, Half.toFloat((short) 0xfc00));
        assertEquals(Double.NaN, Half.round(Double.NaN));
        assertEquals(Float.NaN, Half.toFloat((short) 0x7e00));
    }
}
