package org.protogcn.cli.progress;

import java.io.PrintWriter;

/** Shows how far one task is. May be told from any thread. */
public interface ProgressDisplay extends AutoCloseable {
    /** The system property that is {@code true} where stderr is a terminal; only the launcher can know. */
    String TERMINAL_PROPERTY = "protogcn.terminal";

    /** The total of a task that does not know how much it has to do. */
    long UNKNOWN = -1;

    /**
     * Begins a task.
     *
     * @param task what is being done, e.g. {@code importing}
     * @param unit what is counted, e.g. {@code clips}
     * @param start how many were done before
     * @param total how many there are, those included, or {@link #UNKNOWN}
     * @param err where lines go that are not a bar
     */
    static ProgressDisplay begin(String task, String unit, long start, long total, PrintWriter err) {
        return Boolean.getBoolean(TERMINAL_PROPERTY)
                ? new Bar(task, unit, start, total)
                : new Lines(task, unit, start, total, err, System::nanoTime);
    }

    /** So many are done, of all. */
    void at(long done);

    /** What else there is to say, e.g. {@code loss 1.234}. */
    void say(String message);

    @Override
    void close();
}
