package org.protogcn.training.checkpoint;

import java.util.Arrays;
import java.util.function.Function;
import org.protogcn.array.NdArray;
import org.protogcn.format.pickle.Globals;
import org.protogcn.format.pickle.ItemSink;
import org.protogcn.format.pickle.PickleInput;
import org.protogcn.format.pickle.PickleReader;
import org.protogcn.format.pickle.Python;
import org.protogcn.format.pickle.PythonCall;

/** Reads torch's pickles, in which tensors are views of storages that stand elsewhere in the file. */
final class TorchPickle {
    private static final long FREE_COPIES = 64L << 20;

    private final Function<StorageReference, Object> storages;
    private final Globals globals;
    private long copiesLeft;

    /**
     * @param storages gives the numbers of a storage as a flat NdArray; or anything else while they are not to be had:
     *     then tensors are null
     * @param fileBytes size of the file, which bounds the memory that views of shared storages may take
     */
    TorchPickle(Function<StorageReference, Object> storages, long fileBytes) {
        this.storages = storages;
        this.copiesLeft = FREE_COPIES + 4 * fileBytes;
        this.globals = StorageType.addTo(Globals.DATA)
                .with("torch._utils", "_rebuild_tensor_v2", this::tensor)
                .with("torch._utils", "_rebuild_parameter", arguments -> Python.tuple(arguments, 1)[0])
                .with("torch", "Size", arguments -> Python.tuple(Python.tuple(arguments, 1)[0], 0))
                .with("torch", "device", arguments -> Arrays.toString(arguments))
                .with("torch.nn.parameter", "Parameter", PythonCall.classNamed("torch.nn.Parameter"));
    }

    Object read(PickleInput input) {
        return new PickleReader(input, globals, id -> storages.apply(StorageReference.of(id)), ItemSink.NONE).read();
    }

    /** {@code _rebuild_tensor_v2(storage, offset, size, stride, requires_grad, hooks)}. */
    private Object tensor(Object[] arguments) {
        Object[] fields = Python.tuple(arguments, 4);
        if (!(fields[0] instanceof NdArray storage)) {
            return null;
        }
        long[] strides =
                Python.sequence(fields[3]).stream().mapToLong(Python::integer).toArray();
        StridedView view = new StridedView(storage, Python.integer(fields[1]), Python.shape(fields[2]), strides);
        if (!view.isContiguous()) {
            copiesLeft -= view.bytes();
            if (copiesLeft < 0) {
                throw new IllegalArgumentException("has views that need far more memory than the file is large");
            }
        }
        return view.toArray();
    }
}
