package org.protogcn.training.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RectifierTest {
    private static final int ALL = 1 << Short.SIZE;

    @BeforeAll
    static void load() {
        LibTorch.load(1);
    }

    /** Every number there is, the infinities and what is no number among them. */
    private static Tensor everyNumber() {
        Tensor bits = torch.empty(new long[] {ALL}, Tensors.options(ScalarType.Short), null);
        try (ShortPointer memory = new ShortPointer(bits.data_ptr())) {
            for (int i = 0; i < ALL; i++) {
                memory.put(i, (short) i);
            }
        }
        return bits.view(ScalarType.BFloat16);
    }

    private static double[] doubles(Tensor x) {
        double[] numbers = new double[(int) x.numel()];
        Tensor wide = x.to(ScalarType.Double);
        try (DoublePointer memory = new DoublePointer(wide.data_ptr())) {
            memory.get(numbers);
        }
        return numbers;
    }

    /** libtorch leaves minus zero as it is, which adding zero makes zero. */
    private static void assertSame(Tensor expected, Tensor actual, Tensor x) {
        double[] wanted = doubles(expected);
        double[] found = doubles(actual);
        double[] from = doubles(x);
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(wanted[i] + 0.0, found[i], "of " + from[i]);
        }
    }

    @Test
    void everyBfloat16_isRectifiedAsByLibtorch() {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = everyNumber();
            Tensor y = x.clone();
            Rectifier.apply(y);
            assertSame(torch.relu(x), y, x);
        }
    }

    @Test
    void gradientAtEveryBfloat16_isThatOfLibtorch_whereTheResultIsANumber() {
        try (PointerScope scope = new PointerScope()) {
            Tensor y = torch.relu(everyNumber());
            Tensor numbers = torch.isnan(y).logical_not();
            Tensor ones = torch.ones_like(y).mul(new Scalar(-3));
            Tensor gradient = ones.clone();
            Rectifier.backward(gradient, y);
            Tensor expected = torch.threshold_backward(ones, y, new Scalar(0));
            assertSame(expected.masked_select(numbers), gradient.masked_select(numbers), y.masked_select(numbers));
        }
    }
}
