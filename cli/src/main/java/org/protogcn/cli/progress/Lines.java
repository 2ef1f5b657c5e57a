package org.protogcn.cli.progress;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A line every ten seconds, so that a log of a night stays readable. */
final class Lines implements ProgressDisplay {
    private static final long EVERY = TimeUnit.SECONDS.toNanos(10);

    private final String task;
    private final String unit;
    private final long start;
    private final long total;
    private final PrintWriter err;
    private final LongSupplier clock;
    private final long begun;
    private long nextLine;
    private long done;
    private String message = "";

    /** @param clock nanoseconds */
    Lines(String task, String unit, long start, long total, PrintWriter err, LongSupplier clock) {
        this.task = task;
        this.unit = unit;
        this.start = start;
        this.total = total;
        this.err = err;
        this.clock = clock;
        this.begun = clock.getAsLong();
        this.nextLine = begun + EVERY;
    }

    @Override
    public synchronized void at(long nowDone) {
        done = nowDone;
        long now = clock.getAsLong();
        if (now >= nextLine) {
            nextLine = now + EVERY;
            print(now);
        }
    }

    @Override
    public synchronized void say(String newMessage) {
        message = ", " + newMessage;
    }

    @Override
    public void close() {}

    private void print(long now) {
        double seconds = Math.max(1, now - begun) / 1e9;
        double rate = (done - start) / seconds;
        String of = total == UNKNOWN ? "" : " of " + total;
        String left =
                total == UNKNOWN || rate == 0 || done >= total ? "" : ", " + time((total - done) / rate) + " left";
        err.println(String.format(Locale.ROOT, "%s: %d%s %s, %.1f/s%s%s", task, done, of, unit, rate, left, message));
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        return whole < 120 ? whole + " s" : whole < 7200 ? whole / 60 + " min" : whole / 3600 + " h";
    }
}
