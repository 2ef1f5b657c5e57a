package org.protogcn.format.pickle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The calls of Python's own classes that plain data needs. */
final class PythonCalls {
    private PythonCalls() {}

    /** {@code OrderedDict()} or {@code OrderedDict([(key, value), ...])}. */
    static Object orderedDict(Object[] arguments) {
        Map<Object, Object> dict = new LinkedHashMap<>();
        for (Object pair : arguments.length == 0 ? List.of() : Python.sequence(arguments[0])) {
            List<?> keyAndValue = Python.sequence(pair);
            if (keyAndValue.size() != 2) {
                throw new IllegalArgumentException("has a dict whose entries are not pairs");
            }
            dict.put(Python.key(keyAndValue.get(0)), keyAndValue.get(1));
        }
        return dict;
    }

    /** {@code defaultdict(factory)}: here a plain dict. */
    static Object defaultDict(Object[] arguments) {
        return new LinkedHashMap<>();
    }

    static Object set(Object[] arguments) {
        Set<Object> set = new LinkedHashSet<>();
        elements(arguments).forEach(element -> set.add(Python.key(element)));
        return set;
    }

    static Object list(Object[] arguments) {
        return new ArrayList<>(elements(arguments));
    }

    static Object tuple(Object[] arguments) {
        return elements(arguments).toArray();
    }

    private static Collection<?> elements(Object[] arguments) {
        return arguments.length == 0
                ? List.of()
                : arguments[0] instanceof Set<?> set ? set : Python.sequence(arguments[0]);
    }

    /** {@code bytes()}, {@code bytearray(b'...')}, {@code bytearray('...', 'latin-1')}. */
    static Object bytes(Object[] arguments) {
        return arguments.length == 0 ? new byte[0] : Python.bytes(arguments[0]);
    }

    /** {@code _codecs.encode(text, 'latin1')}: how protocol 2 writes bytes. */
    static Object encode(Object[] arguments) {
        if (arguments.length != 2 || !("latin1".equals(arguments[1]) || "latin-1".equals(arguments[1]))) {
            throw new IllegalArgumentException("encodes text with "
                    + Arrays.stream(arguments).skip(1).map(Python::describe).toList()
                    + "; only 'latin1' is understood");
        }
        return Python.bytes(arguments[0]);
    }
}
