package org.protogcn.cli;

import java.io.PrintWriter;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.protogcn.cli.progress.ProgressDisplay;

/** Work on clip after clip, which is shown, and which Ctrl-C ends between two clips. */
final class ClipProgress {
    private ClipProgress() {}

    /**
     * Does the work.
     *
     * @param task what is being done, e.g. {@code copying}
     * @param work is given whom to tell how many clips are done
     */
    static <T> T show(String task, PrintWriter err, Function<IntConsumer, T> work) {
        try (Interruption interruption = new Interruption(err);
                ProgressDisplay progress = ProgressDisplay.begin(task, "clips", 0, ProgressDisplay.UNKNOWN, err)) {
            return work.apply(clips -> {
                progress.at(clips);
                interruption.check();
            });
        }
    }
}
