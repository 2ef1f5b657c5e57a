package org.protogcn.cli.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LinesTest {
    private final AtomicLong clock = new AtomicLong(5);
    private final StringWriter text = new StringWriter();

    @Test
    void linesComeEveryTenSeconds_withRateAndTimeLeft() {
        try (ProgressDisplay progress = lines(100, 600)) {
            progress.say("loss 1.5");
            at(progress, 4, 110);
            assertEquals("", text.toString());
            at(progress, 10, 200);
            at(progress, 12, 220);
            at(progress, 20, 300);
        }
        assertEquals(
                """
                epoch 1/2: 200 of 600 clips, 10.0/s, 40 s left, loss 1.5
                epoch 1/2: 300 of 600 clips, 10.0/s, 30 s left, loss 1.5
                """,
                text.toString().replace("\r\n", "\n"));
    }

    @Test
    void unknownTotal_isNotMentioned() {
        try (ProgressDisplay progress = lines(0, ProgressDisplay.UNKNOWN)) {
            at(progress, 10, 50);
        }
        assertEquals("epoch 1/2: 50 clips, 5.0/s", text.toString().strip());
    }

    private ProgressDisplay lines(long start, long total) {
        return new Lines("epoch 1/2", "clips", start, total, new PrintWriter(text, true), clock::get);
    }

    private void at(ProgressDisplay progress, long seconds, long done) {
        clock.set(5 + TimeUnit.SECONDS.toNanos(seconds));
        progress.at(done);
    }
}
