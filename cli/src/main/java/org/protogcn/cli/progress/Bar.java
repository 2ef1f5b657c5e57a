package org.protogcn.cli.progress;

import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar that fills. */
final class Bar implements ProgressDisplay {
    private static final int REDRAWN_EVERY_MS = 250;

    private final ProgressBar bar;

    Bar(String task, String unit, long start, long total) {
        this.bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setUnit(" " + unit, 1)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAWN_EVERY_MS)
                .showSpeed()
                .startsFrom(start, Duration.ZERO)
                .build();
    }

    @Override
    public void at(long done) {
        bar.stepTo(done);
    }

    @Override
    public void say(String message) {
        bar.setExtraMessage(" " + message);
    }

    @Override
    public void close() {
        bar.close();
    }
}
