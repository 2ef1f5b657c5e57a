package org.protogcn.training.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.protogcn.training.tensor.LibTorch;
import org.protogcn.training.tensor.Tensors;

class CrowdTest {
    private static final long[] SHAPE = {2, 3, 2, 1, 3};
    private static final int EACH = 6;

    static {
        LibTorch.load(1);
    }

    /** Two clips of three persons, of whom the second of the first clip and the first of the second are there. */
    private static FloatBuffer clips() {
        FloatBuffer values = ByteBuffer.allocateDirect(6 * EACH * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        values.put(EACH + 5, 7);
        values.put(3 * EACH, Float.NaN);
        values.put(4 * EACH, -0.0f);
        return values;
    }

    @Test
    void present_ofABuffer_isThatOfTheTensor() {
        try (PointerScope scope = new PointerScope()) {
            Clips clips = Clips.of(clips(), new Device("cpu"), SHAPE);
            boolean[] expected = {false, true, false, true, false, false};
            assertArrayEquals(expected, clips.present());
            assertArrayEquals(expected, Clips.of(clips.tensor()).present());
        }
    }

    @Test
    void present_withSeveralAbsent_keepsOneForThem() {
        try (PointerScope scope = new PointerScope()) {
            Crowd crowd = Crowd.present(Clips.of(clips(), new Device("cpu"), SHAPE), ScalarType.Float);
            assertEquals(4, crowd.standsFor());
            double[] sequences = Tensors.toArray(crowd.sequences()).toDoubles();
            assertEquals(3 * EACH, sequences.length);
            assertEquals(7, sequences[5]);
            double[] shares = Tensors.toArray(crowd.shares()).toDoubles();
            assertArrayEquals(new double[] {1 / 3.0, 0, 2 / 3.0, 0, 1 / 3.0, 2 / 3.0}, shares, 1e-7);
        }
    }

    @Test
    void present_withNobodyThere_isEverybody() {
        try (PointerScope scope = new PointerScope()) {
            FloatBuffer nobody = ByteBuffer.allocateDirect(6 * EACH * Float.BYTES)
                    .order(ByteOrder.nativeOrder())
                    .asFloatBuffer();
            Crowd crowd = Crowd.present(Clips.of(nobody, new Device("cpu"), SHAPE), ScalarType.Float);
            assertEquals(0, crowd.standsFor());
            assertEquals(6, crowd.sequences().size(0));
        }
    }

    /** A device that has shapes and no numbers: whoever asks for one fails, as whoever asks a GPU waits. */
    @Test
    void present_onADeviceWithoutNumbers_needsNone() {
        try (PointerScope scope = new PointerScope()) {
            Clips clips = Clips.of(clips(), new Device("meta"), SHAPE);
            assertArrayEquals(new boolean[] {false, true, false, true, false, false}, clips.present());
            assertThrows(RuntimeException.class, () -> Clips.of(clips.tensor()));
        }
    }
}
