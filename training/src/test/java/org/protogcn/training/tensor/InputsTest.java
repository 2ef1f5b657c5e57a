package org.protogcn.training.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.protogcn.array.NdArray;

class InputsTest {
    private static final Device CPU = cpu();

    private static Device cpu() {
        LibTorch.load(1);
        return new Device("cpu");
    }

    private static FloatBuffer buffer(float... values) {
        return ByteBuffer.allocateDirect(values.length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer()
                .put(values)
                .flip();
    }

    /** The loader's buffers are read in place; a copy would cost a pass over memory in every step. */
    @Test
    void floats_onTheCpu_areTheBufferItself() {
        FloatBuffer buffer = buffer(1, 2, 3, 4, 5, 6);
        try (PointerScope scope = new PointerScope()) {
            Tensor tensor = Inputs.floats(buffer, CPU, 2, 3);
            buffer.put(4, 7);
            assertArrayEquals(
                    new double[] {1, 2, 3, 4, 7, 6}, Tensors.toArray(tensor).toDoubles());
        }
    }

    @Test
    void floats_ofAnotherNumberOfValues_areRefused() {
        Exception e = assertThrows(IllegalArgumentException.class, () -> Inputs.floats(buffer(1, 2, 3), CPU, 2, 2)
                .close());
        assertTrue(e.getMessage().startsWith("[2, 2] holds 4 direct values"), e.getMessage());
    }

    @Test
    void longs_areThoseOfTheArray() {
        try (PointerScope scope = new PointerScope()) {
            NdArray values = Tensors.toArray(Inputs.longs(new long[] {5, -1, 1L << 40}, CPU));
            assertEquals(1L << 40, values.getLong(2));
            assertEquals(-1, values.getLong(1));
        }
    }
}
