package org.protogcn.training.tensor;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** What Java holds as tensors on a device. */
public final class Inputs {
    private Inputs() {}

    /**
     * A float32 tensor of these extents. On the CPU it is the buffer's own memory, without a copy: it must not be read
     * once that is given to somebody else. A GPU has its own, and needs the buffer no more when this returns.
     *
     * @param values in direct memory, as many as the extents hold
     */
    public static Tensor floats(FloatBuffer values, Device device, long... shape) {
        long expected = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (!values.isDirect() || values.remaining() != expected) {
            throw new IllegalArgumentException(
                    Arrays.toString(shape) + " holds " + expected + " direct values, got " + values);
        }
        return sent(torch.from_blob(new FloatPointer(values), shape, Tensors.options(ScalarType.Float)), device);
    }

    /** An int64 vector. */
    public static Tensor longs(long[] values, Device device) {
        Tensor tensor = torch.empty(new long[] {values.length}, Tensors.options(ScalarType.Long), null);
        new LongPointer(tensor.data_ptr()).capacity(values.length).put(values);
        return sent(tensor, device);
    }

    /**
     * A tensor of the CPU on a device; nobody waits until it has arrived. To a GPU it goes by way of page-locked memory, the
     * only one that is copied beside the running program. Libtorch lends such memory again when the copy has ended.
     */
    public static Tensor sent(Tensor local, Device device) {
        ScalarType type = local.scalar_type();
        return device.is_cuda()
                ? local.pin_memory().to(device, type, true, false, new MemoryFormatOptional())
                : local.to(device, type);
    }
}
