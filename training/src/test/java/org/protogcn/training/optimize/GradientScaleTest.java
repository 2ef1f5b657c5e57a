package org.protogcn.training.optimize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;
import org.protogcn.training.tensor.LibTorch;
import org.protogcn.training.tensor.Tensors;

class GradientScaleTest {
    private static final double FIRST = 65536;
    private static final int PATIENCE = 2000;

    static {
        LibTorch.load(1);
    }

    private final GradientScale scale = new GradientScale();

    /** What is left of some gradients; null if they were given up, and are zero. */
    private double[] settled(float... gradients) {
        try (PointerScope scope = new PointerScope()) {
            Tensor tensor = Tensors.of(NdArray.ofFloats(gradients, gradients.length));
            boolean accepted = scale.settle(tensor);
            double[] left = Tensors.toArray(tensor).toDoubles();
            if (!accepted) {
                assertArrayEquals(new double[left.length], left);
            }
            return accepted ? left : null;
        }
    }

    private void settleCalmly(int times) {
        try (PointerScope scope = new PointerScope()) {
            Tensor tensor = Tensors.of(NdArray.ofFloats(new float[] {1}, 1));
            for (int i = 0; i < times; i++) {
                assertTrue(scale.settle(tensor));
            }
        }
    }

    @Test
    void settle_finiteGradients_takesTheFactorOutExactly() {
        float third = 1 / 3f;
        assertArrayEquals(new double[] {third, -third, 0}, settled(third * 65536, -third * 65536, 0));
        assertEquals(FIRST, scale.factor());
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN})
    void settle_anOverflow_givesUpAllAndHalvesTheFactor(float overflow) {
        assertEquals(null, settled(1, overflow, 2));
        assertEquals(FIRST / 2, scale.factor());
    }

    @Test
    void settle_overflowsOfBothSigns_doNotCancel() {
        assertEquals(null, settled(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY));
    }

    @Test
    void settle_longWithoutOverflow_doublesTheFactor() {
        settleCalmly(PATIENCE - 1);
        assertEquals(FIRST, scale.factor());
        settleCalmly(1);
        assertEquals(2 * FIRST, scale.factor());
        settleCalmly(PATIENCE);
        assertEquals(4 * FIRST, scale.factor());
    }

    @Test
    void settle_anOverflowInBetween_beginsToCountAgain() {
        settleCalmly(PATIENCE - 1);
        settled(Float.NaN);
        settleCalmly(PATIENCE - 1);
        assertEquals(FIRST / 2, scale.factor());
        settleCalmly(1);
        assertEquals(FIRST, scale.factor());
    }

    @Test
    void settle_nothingButOverflows_isRefusedInTheEnd() {
        for (int i = 0; i < 26; i++) {
            assertEquals(null, settled(Float.NaN));
        }
        Exception e = assertThrows(InvalidInputException.class, () -> settled(Float.NaN));
        assertTrue(e.getMessage().contains("--precision bf16"), e.getMessage());
    }

    @Test
    void load_whatAnotherSaved_goesOnAsThatWould() {
        settled(Float.NaN);
        settleCalmly(1500);
        GradientScale other = new GradientScale();
        other.load(scale.toArray(), "the test");
        assertEquals(FIRST / 2, other.factor());
        try (PointerScope scope = new PointerScope()) {
            Tensor tensor = Tensors.of(NdArray.ofFloats(new float[] {1}, 1));
            for (int i = 0; i < 500; i++) {
                other.settle(tensor);
            }
        }
        assertEquals(FIRST, other.factor());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void load_whatNoRunCanHave_isRefused(double factor) {
        NdArray values = NdArray.ofDoubles(new double[] {factor, 3}, 2);
        Exception e = assertThrows(InvalidInputException.class, () -> scale.load(values, "state.safetensors"));
        assertTrue(e.getMessage().startsWith("state.safetensors holds a gradient scale"), e.getMessage());
        assertFalse(e.getMessage().contains("\n"));
    }
}
