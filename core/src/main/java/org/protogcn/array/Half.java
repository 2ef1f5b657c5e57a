package org.protogcn.array;

/** IEEE 754 half precision (1 sign, 5 exponent, 10 fraction bits), which Java 17 does not know. */
public final class Half {
    private static final double SMALLEST_NORMAL = 0x1p-14;
    private static final double SUBNORMAL_STEP = 0x1p-24;
    private static final double OVERFLOW = 65520.0;

    private Half() {}

    /** The value of the half whose bits these are. Exact. */
    public static float toFloat(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >>> 10) & 0x1f;
        int fraction = bits & 0x3ff;
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int floatExponent = exponent == 0x1f ? 0xff : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | floatExponent << 23 | fraction << 13);
    }

    /** The bits of the half nearest to {@code value}, ties to even. */
    public static short toBits(double value) {
        int sign = (int) (Double.doubleToRawLongBits(value) >>> 48) & 0x8000;
        if (Double.isNaN(value)) {
            return (short) (sign | 0x7e00);
        }
        double magnitude = Math.abs(round(value));
        if (magnitude == Double.POSITIVE_INFINITY) {
            return (short) (sign | 0x7c00);
        }
        if (magnitude < SMALLEST_NORMAL) {
            return (short) (sign | (int) (magnitude / SUBNORMAL_STEP));
        }
        int exponent = Math.getExponent(magnitude);
        int fraction = (int) (Math.scalb(magnitude, 10 - exponent)) & 0x3ff;
        return (short) (sign | (exponent + 15) << 10 | fraction);
    }

    /** {@code value} rounded to half precision, ties to even; beyond 65520 infinite. */
    public static double round(double value) {
        double magnitude = Math.abs(value);
        if (magnitude >= OVERFLOW) {
            return Math.copySign(Double.POSITIVE_INFINITY, value);
        }
        double step = magnitude < SMALLEST_NORMAL ? SUBNORMAL_STEP : Math.scalb(1.0, Math.getExponent(magnitude) - 10);
        return Math.copySign(Math.rint(magnitude / step) * step, value);
    }
}
