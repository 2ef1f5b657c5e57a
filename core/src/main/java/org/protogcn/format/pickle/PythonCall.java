package org.protogcn.format.pickle;

/** What a global that a pickle may name does when it is called. */
@FunctionalInterface
public interface PythonCall {
    /**
     * @param arguments of the call, in order
     * @throws IllegalArgumentException if they are not what this global takes; the message goes on from the file's name
     */
    Object call(Object[] arguments);

    /** A class that is named as an argument and never called. */
    static PythonCall classNamed(String name) {
        return arguments -> {
            throw new IllegalArgumentException("calls " + name + ", which a data file has no reason to do");
        };
    }
}
