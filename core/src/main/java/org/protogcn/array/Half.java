package org.protogcn.array;

/** IEEE 754 half precision (1 sign, 5 exponent, 10 fraction bits), which Java 17 does not know. */
public final class Half {
    private static final double SMALLEST_NORMAL = 0x1p-14;
    private static final double SUBNORMAL_STEP = 0x1p-24;
    private static final double OVERFLOW = 65520.0;
    private static final int INFINITE = 0x1f << 23;
    private static final long EXPONENT = 0x7ffL << 52;
    /** Doubles have 42 bits more than halves. */
    private static final long COARSER = 42L << 52;

    private Half() {}

    /** The value of the half whose bits these are. Exact. */
    public static float toFloat(short bits) {
        int magnitude = (bits & 0x7fff) << 13;
        // The exponent still counts from 15 where a float counts from 127; a product corrects subnormals as well.
        float value = magnitude >= INFINITE
                ? Float.intBitsToFloat(magnitude | 0x7f800000)
                : Float.intBitsToFloat(magnitude) * 0x1p112f;
        return Float.intBitsToFloat(Float.floatToRawIntBits(value) | (bits & 0x8000) << 16);
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
        // Added and taken away again, a number whose last bit is worth one step of a half leaves whole steps behind.
        double coarse = Double.longBitsToDouble(
                (Double.doubleToRawLongBits(Math.max(magnitude, SMALLEST_NORMAL)) & EXPONENT) + COARSER);
        return Math.copySign(magnitude + coarse - coarse, value);
    }
}
