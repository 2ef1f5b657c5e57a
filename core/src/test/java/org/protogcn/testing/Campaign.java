package org.protogcn.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.protogcn.InvalidInputException;

/**
 * Many damaged inputs for one reader, each of which has to end in a result or in one sentence, within limits of time and
 * memory. All inputs are tried; what failed is told at the end, each kind of failure once, with the number of its input.
 *
 * <p>{@code -Dprotogcn.fuzz=1000000} sets how many inputs a campaign has, {@code -Dprotogcn.fuzz.from=4711} the first.
 */
public final class Campaign {
    /** Of the processor for one input, so that a busy machine makes no failures. */
    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    /** By the clock, for readers that wait for something that never comes. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Taken in all while one input is read, also what is garbage soon. */
    private static final long MEMORY_LIMIT = 256L << 20;

    private static final int MOST_FAILURES = 10;
    /** A reader that refuses less does not look at its input, or the damage misses it. */
    private static final double USUALLY_REFUSED = 0.02;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final String name;
    private final Subject subject;
    private final double leastRefused;
    private final Map<String, String> failures = new LinkedHashMap<>();
    private int refused;
    private volatile long current;
    private volatile long begun = System.nanoTime();
    private volatile long begunProcessor;

    /** What reads the inputs. Input number n is always the same. */
    public interface Subject {
        /** Reads the original, undamaged. */
        void readOriginal() throws Exception;

        void read(long number) throws Exception;

        /** The input, for the report of a failure. */
        String describe(long number);
    }

    private Campaign(String name, Subject subject, double leastRefused) {
        this.name = name;
        this.subject = subject;
        this.leastRefused = leastRefused;
    }

    /**
     * Reads the original and then the inputs.
     *
     * @param inputs how many, unless the system property says otherwise
     */
    public static void run(String name, int inputs, Subject subject) {
        new Campaign(name, subject, USUALLY_REFUSED).run(inputs);
    }

    /** The same for what takes every input in its stride, such as telling a format. */
    public static void runWithoutRefusals(String name, int inputs, Subject subject) {
        new Campaign(name, subject, 0).run(inputs);
    }

    private void run(int usually) {
        run(Long.getLong("protogcn.fuzz.from", 0), Long.getLong("protogcn.fuzz", usually));
    }

    private void run(long from, long inputs) {
        Thread worker = new Thread(() -> readAll(from, inputs), "fuzz-" + name);
        worker.setDaemon(true);
        worker.start();
        while (worker.isAlive()) {
            pause(worker);
            if (worker.isAlive() && isLate(worker)) {
                fail(input(current) + ": takes too long", stack(worker));
            }
        }
        assertTrue(failures.isEmpty(), () -> String.join("\n\n", failures.values()));
        String told = name + ": " + refused + " of " + inputs + " inputs were refused";
        assertTrue(leastRefused == 0 ? refused == 0 : refused >= leastRefused * inputs, told);
    }

    private boolean isLate(Thread worker) {
        return THREADS.getThreadCpuTime(worker.getId()) - begunProcessor > TIME_LIMIT.toNanos()
                || System.nanoTime() - begun > PATIENCE.toNanos();
    }

    private static void pause(Thread worker) {
        try {
            worker.join(100);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Throwable stack(Thread worker) {
        Throwable where = new Throwable("the reader was here");
        where.setStackTrace(worker.getStackTrace());
        return where;
    }

    private void readAll(long from, long inputs) {
        try {
            subject.readOriginal();
        } catch (Exception e) {
            failures.put("original", name + ": the original cannot be read: " + e);
            return;
        }
        for (long number = from; number < from + inputs && failures.size() < MOST_FAILURES; number++) {
            read(number);
        }
    }

    private void read(long number) {
        current = number;
        begun = System.nanoTime();
        begunProcessor = THREADS.getCurrentThreadCpuTime();
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        try {
            subject.read(number);
        } catch (InvalidInputException e) {
            refused++;
            Sentence.problem(e.getMessage()).ifPresent(problem -> note(number, problem, e));
        } catch (Exception | OutOfMemoryError | StackOverflowError | AssertionError e) {
            note(number, "threw " + e, e);
        }
        allocated = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        if (allocated > MEMORY_LIMIT) {
            failures.putIfAbsent("memory", input(number) + ": took " + (allocated >> 20) + " MB of memory");
        }
    }

    private void note(long number, String problem, Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        String where = stack.length == 0 ? "" : stack[0].toString();
        failures.putIfAbsent(thrown.getClass() + where, input(number) + ": " + problem + "\n  at " + where);
    }

    private String input(long number) {
        return name + ", input " + number + " (" + subject.describe(number) + ")";
    }
}
