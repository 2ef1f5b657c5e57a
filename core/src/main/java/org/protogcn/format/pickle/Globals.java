package org.protogcn.format.pickle;

import java.util.HashMap;
import java.util.Map;

/** The names that a pickle may use. All others are refused. */
public final class Globals {
    /** Python's containers and NumPy's arrays: all that data files need. */
    public static final Globals DATA = new Globals(Map.of())
            .withPython("builtins")
            .withPython("__builtin__")
            .with("collections", "OrderedDict", PythonCalls::orderedDict)
            .with("collections", "defaultdict", PythonCalls::defaultDict)
            .with("_codecs", "encode", PythonCalls::encode)
            .with("numpy", "ndarray", PythonCall.classNamed("numpy.ndarray"))
            .with("numpy", "dtype", NumpyCalls::dtype)
            .withNumpy("numpy.core")
            .withNumpy("numpy._core");

    private final Map<String, PythonCall> calls;

    private Globals(Map<String, PythonCall> calls) {
        this.calls = calls;
    }

    /** These names and one more. */
    public Globals with(String module, String name, PythonCall call) {
        Map<String, PythonCall> more = new HashMap<>(calls);
        more.put(module + "." + name, call);
        return new Globals(more);
    }

    private Globals withPython(String module) {
        return with(module, "set", PythonCalls::set)
                .with(module, "frozenset", PythonCalls::set)
                .with(module, "list", PythonCalls::list)
                .with(module, "tuple", PythonCalls::tuple)
                .with(module, "dict", PythonCalls::orderedDict)
                .with(module, "bytes", PythonCalls::bytes)
                .with(module, "bytearray", PythonCalls::bytes)
                .with(module, "int", PythonCall.classNamed("int"))
                .with(module, "float", PythonCall.classNamed("float"))
                .with(module, "str", PythonCall.classNamed("str"));
    }

    private Globals withNumpy(String core) {
        return with(core + ".multiarray", "_reconstruct", NumpyCalls::reconstruct)
                .with(core + ".multiarray", "scalar", NumpyCalls::scalar)
                .with(core + ".numeric", "_frombuffer", NumpyCalls::fromBuffer);
    }

    PythonCall find(String module, String name) {
        PythonCall call = calls.get(module + "." + name);
        if (call == null) {
            throw new IllegalArgumentException("names " + printable(module + "." + name)
                    + ", which is never executed; only plain data and arrays of numbers are read from a pickle");
        }
        return call;
    }

    private static String printable(String name) {
        String visible = name.replaceAll("[^\\x21-\\x7e]", "?");
        return visible.length() > 80 ? visible.substring(0, 80) + "..." : visible;
    }
}
