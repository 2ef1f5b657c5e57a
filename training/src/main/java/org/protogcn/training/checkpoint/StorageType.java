package org.protogcn.training.checkpoint;

import java.util.Map;
import org.protogcn.array.DType;
import org.protogcn.format.pickle.Globals;
import org.protogcn.format.pickle.PythonCall;

/** A storage class of torch: the type of the numbers in a flat block. */
record StorageType(String name, DType type) implements PythonCall {
    private static final Map<String, DType> KNOWN = Map.of(
            "FloatStorage", DType.FLOAT32,
            "DoubleStorage", DType.FLOAT64,
            "HalfStorage", DType.FLOAT16,
            "BFloat16Storage", DType.BFLOAT16,
            "LongStorage", DType.INT64,
            "IntStorage", DType.INT32,
            "ShortStorage", DType.INT16,
            "CharStorage", DType.INT8,
            "ByteStorage", DType.UINT8,
            "BoolStorage", DType.BOOL);

    /** The one for numbers of a type. */
    static StorageType of(DType type) {
        return KNOWN.entrySet().stream()
                .filter(known -> known.getValue() == type)
                .map(known -> new StorageType(known.getKey(), type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("torch has no storage of " + type));
    }

    static Globals addTo(Globals globals) {
        Globals all = globals;
        for (Map.Entry<String, DType> known : KNOWN.entrySet()) {
            all = all.with("torch", known.getKey(), new StorageType(known.getKey(), known.getValue()));
        }
        return all;
    }

    @Override
    public Object call(Object[] arguments) {
        throw new IllegalArgumentException("makes a torch." + name + " of its own");
    }
}
