package org.protogcn.format.pickle;

/** How NumPy's arrays, scalars and types are put together again. */
final class NumpyCalls {
    private NumpyCalls() {}

    /** {@code numpy.dtype(code, align, copy)}; its state says the byte order. */
    static Object dtype(Object[] arguments) {
        NumpyType type = NumpyType.parse(Python.text(argument(arguments, 0)));
        return new Reconstruction() {
            private NumpyType current = type;

            @Override
            void build(Object state) {
                current = type.withByteOrder(Python.text(Python.tuple(state, 2)[1]));
            }

            @Override
            Object result() {
                return current;
            }
        };
    }

    /** {@code _reconstruct(ndarray, (0,), b'b')}: an empty array, whose state brings everything. */
    static Object reconstruct(Object[] arguments) {
        return new ArrayReconstruction();
    }

    private static final class ArrayReconstruction extends Reconstruction {
        private Object array;

        @Override
        void build(Object state) {
            Object[] fields = Python.tuple(state, 5);
            if (fields[4] instanceof java.util.List) {
                throw new IllegalArgumentException(
                        "has an array of Python objects; arrays of numbers are expected, convert it with astype");
            }
            array = NumpyArrays.of(
                    type(fields[2]), Python.shape(fields[1]), Boolean.TRUE.equals(fields[3]), Python.bytes(fields[4]));
        }

        @Override
        Object result() {
            if (array == null) {
                throw new IllegalArgumentException("has an array without contents");
            }
            return array;
        }
    }

    /** {@code _frombuffer(bytes, dtype, shape, order)}, the form of protocol 5. */
    static Object fromBuffer(Object[] arguments) {
        return NumpyArrays.of(
                type(argument(arguments, 1)),
                Python.shape(argument(arguments, 2)),
                "F".equals(argument(arguments, 3)),
                Python.bytes(argument(arguments, 0)));
    }

    /** {@code scalar(dtype, bytes)}. */
    static Object scalar(Object[] arguments) {
        return NumpyArrays.scalar(type(argument(arguments, 0)), Python.bytes(argument(arguments, 1)));
    }

    private static NumpyType type(Object value) {
        Object finished = value instanceof Reconstruction unfinished ? unfinished.result() : value;
        if (finished instanceof NumpyType type) {
            return type;
        }
        throw new IllegalArgumentException("has " + Python.describe(value) + " where a NumPy type belongs");
    }

    private static Object argument(Object[] arguments, int index) {
        return Python.tuple(arguments, index + 1)[index];
    }
}
