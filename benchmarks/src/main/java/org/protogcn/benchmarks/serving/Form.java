package org.protogcn.benchmarks.serving;

/** One form of the same trained networks. */
interface Form extends AutoCloseable {
    String name();

    /** What clips are: {@code [clips][classes]}, the mean of the streams' softmaxes. */
    double[][] scores(ServedClips clips);

    @Override
    void close();
}
