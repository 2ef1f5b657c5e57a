package org.protogcn.training.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MemoryOrderTest {
    private static final ScalarType[] TYPES = {ScalarType.Float, ScalarType.Double, ScalarType.BFloat16};

    @BeforeAll
    static void load() {
        LibTorch.load(2);
    }

    @Test
    void orders_ofAnyShapeAndType_moveNoNumber() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            long[] shape = random.longs(4, 1, 9).toArray();
            for (ScalarType type : TYPES) {
                try (PointerScope scope = new PointerScope()) {
                    requireOrders(torch.randn(shape).to(type), shape, type);
                }
            }
        }
    }

    private static void requireOrders(Tensor x, long[] shape, ScalarType type) {
        String input = Arrays.toString(shape) + " of " + type;
        Tensor innermost = MemoryOrder.innermost(x);
        Tensor planar = MemoryOrder.planar(innermost);
        assertTrue(innermost.is_contiguous(MemoryFormat.ChannelsLast), input);
        assertTrue(planar.is_contiguous(), input);
        assertTrue(innermost.equal(x) && planar.equal(x), input);
    }

    @Test
    void orders_ofPartOfATensor_areThoseOfTheCopy() {
        try (PointerScope scope = new PointerScope()) {
            Tensor part = torch.randn(new long[] {3, 6, 5, 4}).narrow(1, 2, 3);
            assertTrue(MemoryOrder.innermost(part).equal(part));
            assertTrue(MemoryOrder.planar(part.transpose(2, 3)).equal(part.transpose(2, 3)));
        }
    }

    @Test
    void orders_thatAreThereAlready_copyNothing() {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = torch.randn(new long[] {2, 3, 4, 5});
            Tensor innermost = MemoryOrder.innermost(x);
            assertEquals(x.data_ptr(), MemoryOrder.planar(x).data_ptr());
            assertEquals(innermost.data_ptr(), MemoryOrder.innermost(innermost).data_ptr());
        }
    }
}
