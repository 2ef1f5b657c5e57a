package org.protogcn.training.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;

/** Between the arrays of files and the tensors of libtorch. */
public final class Tensors {
    private Tensors() {}

    /** A copy of {@code array} on the CPU, in the array's own type. */
    public static Tensor of(NdArray array) {
        Tensor tensor = torch.zeros(longs(array.shape()), options(scalarType(array.type())));
        try (PointerScope scope = new PointerScope()) {
            storage(tensor, array.bytes().remaining()).put(array.bytes());
        }
        return tensor;
    }

    /** A copy of a tensor's numbers, from whichever device. */
    public static NdArray toArray(Tensor tensor) {
        try (PointerScope scope = new PointerScope()) {
            Tensor local = tensor.detach().cpu().contiguous();
            ByteBuffer copy = ByteBuffer.allocate(Math.toIntExact(local.numel() * local.element_size()));
            copy.put(storage(local, copy.capacity())).flip();
            return NdArray.of(dtype(local.scalar_type()), shape(local), copy);
        }
    }

    private static ByteBuffer storage(Tensor tensor, int bytes) {
        Pointer data = new BytePointer(tensor.data_ptr()).capacity(bytes);
        return data.asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Zeros on a device. */
    public static Tensor zeros(Device device, ScalarType type, long... shape) {
        return torch.zeros(shape, options(type, device));
    }

    public static TensorOptions options(ScalarType type) {
        return new TensorOptions().dtype(new ScalarTypeOptional(type));
    }

    public static TensorOptions options(ScalarType type, Device device) {
        return options(type).device(new DeviceOptional(device));
    }

    public static long[] longs(int[] shape) {
        long[] result = new long[shape.length];
        for (int i = 0; i < shape.length; i++) {
            result[i] = shape[i];
        }
        return result;
    }

    /**
     * Whether products cost so little beside all else that sums and changes of memory order, too, are better done as products:
     * a processor multiplies bfloat16, and has to widen such numbers for everything else.
     */
    public static boolean isBfloat16OnCpu(Tensor x) {
        return x.scalar_type().intern() == ScalarType.BFloat16 && !x.is_cuda();
    }

    /** A handle of its own on what is part of something else, a tuple or a leaf, and would die with that. */
    public static Tensor own(Tensor part) {
        return new Tensor(part);
    }

    private static int[] shape(Tensor tensor) {
        int[] shape = new int[Math.toIntExact(tensor.dim())];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = Math.toIntExact(tensor.size(axis));
        }
        return shape;
    }

    static ScalarType scalarType(DType type) {
        return switch (type) {
            case BOOL -> ScalarType.Bool;
            case UINT8 -> ScalarType.Byte;
            case INT8 -> ScalarType.Char;
            case INT16 -> ScalarType.Short;
            case INT32 -> ScalarType.Int;
            case INT64 -> ScalarType.Long;
            case FLOAT16 -> ScalarType.Half;
            case BFLOAT16 -> ScalarType.BFloat16;
            case FLOAT32 -> ScalarType.Float;
            case FLOAT64 -> ScalarType.Double;
        };
    }

    static DType dtype(ScalarType type) {
        for (DType candidate : DType.values()) {
            if (scalarType(candidate) == type.intern()) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("no array type for tensors of " + type);
    }
}
