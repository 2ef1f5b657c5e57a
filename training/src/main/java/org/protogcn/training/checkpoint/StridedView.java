package org.protogcn.training.checkpoint;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.protogcn.array.NdArray;
import org.protogcn.format.pickle.Python;

/** A tensor as torch stores it: a window into a flat storage, with a step for each axis. */
final class StridedView {
    private final NdArray storage;
    private final int offset;
    private final int[] shape;
    private final long[] strides;
    private final int elements;

    /** @throws IllegalArgumentException if the window reaches outside the storage */
    StridedView(NdArray storage, long offset, int[] shape, long[] strides) {
        this.storage = storage;
        this.shape = shape;
        this.strides = strides;
        this.elements = Python.elements(shape);
        if (strides.length != shape.length || offset < 0 || elements > 0 && !isInside(offset)) {
            throw new IllegalArgumentException(
                    "has a tensor of shape " + Arrays.toString(shape) + " and steps " + Arrays.toString(strides)
                            + " that reaches outside its storage of " + storage.size() + " elements");
        }
        this.offset = elements == 0 ? 0 : (int) offset;
    }

    private boolean isInside(long start) {
        long last = start;
        for (int axis = 0; axis < shape.length && last < storage.size(); axis++) {
            if (strides[axis] < 0 || strides[axis] > Integer.MAX_VALUE) {
                return false;
            }
            last += (shape[axis] - 1) * strides[axis];
        }
        return last < storage.size();
    }

    long bytes() {
        return (long) elements * storage.type().bytes();
    }

    boolean isContiguous() {
        long expected = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            if (shape[axis] != 1 && strides[axis] != expected) {
                return elements == 0;
            }
            expected *= shape[axis];
        }
        return true;
    }

    /** Row-major; without copying where the window is that already. */
    NdArray toArray() {
        int width = storage.type().bytes();
        ByteBuffer source = storage.bytes();
        if (isContiguous()) {
            return NdArray.of(storage.type(), shape, source.slice(offset * width, elements * width));
        }
        ByteBuffer copy = ByteBuffer.allocate(elements * width);
        int[] index = new int[shape.length];
        for (int i = 0; i < elements; i++) {
            copy.put(i * width, source, (int) position(index) * width, width);
            advance(index);
        }
        return NdArray.of(storage.type(), shape, copy);
    }

    private long position(int[] index) {
        long position = offset;
        for (int axis = 0; axis < index.length; axis++) {
            position += index[axis] * strides[axis];
        }
        return position;
    }

    private void advance(int[] index) {
        for (int axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
            index[axis] = 0;
        }
    }
}
