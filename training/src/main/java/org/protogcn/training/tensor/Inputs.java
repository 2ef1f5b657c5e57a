package org.protogcn.training.tensor;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Java arrays as tensors on a device. */
public final class Inputs {
    private Inputs() {}

    /** A float32 tensor of these extents. */
    public static Tensor floats(float[] values, Device device, long... shape) {
        Tensor tensor = torch.empty(shape);
        new FloatPointer(tensor.data_ptr()).capacity(values.length).put(values);
        return tensor.to(device, ScalarType.Float);
    }

    /** An int64 vector. */
    public static Tensor longs(long[] values, Device device) {
        Tensor tensor = torch.empty(new long[] {values.length}, Tensors.options(ScalarType.Long), null);
        new LongPointer(tensor.data_ptr()).capacity(values.length).put(values);
        return tensor.to(device, ScalarType.Long);
    }
}
