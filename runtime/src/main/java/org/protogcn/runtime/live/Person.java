package org.protogcn.runtime.live;

import java.util.List;
import org.protogcn.runtime.Prediction;
import org.protogcn.skeleton.Clip;

/** What is known of somebody who is watched. */
final class Person {
    private final Source source;
    private final long number;
    private final Window window;
    private final ActionState state;
    private long decided;

    /** @param frame in which the person appears */
    Person(Source source, long number, long frame, Window window, ActionState state) {
        this.source = source;
        this.number = number;
        this.window = window;
        this.state = state;
        this.decided = frame - 1;
    }

    Source source() {
        return source;
    }

    long number() {
        return number;
    }

    /** The frame in which the person was seen last. */
    long seen() {
        return window.last();
    }

    /** The frame of the last decision, or the one before the first. */
    long decided() {
        return decided;
    }

    void see(long frame, LiveFrame.Pose pose) {
        window.put(frame, pose);
    }

    boolean isDue(LiveOptions options) {
        return window.held() >= options.warmUp() && seen() - decided >= options.stride();
    }

    Clip clip() {
        return window.clip(source.name() + "/" + number + "/" + seen());
    }

    /** @param prediction of {@link #clip} */
    Decision decide(Prediction prediction) {
        decided = seen();
        return new Decision(source.name(), number, window.first(), window.last(), prediction);
    }

    /** What a decision begins and ends. */
    List<LiveEvent> take(Decision decision) {
        return state.take(decision);
    }

    /** Ends what the person was doing. */
    List<LiveEvent> finish() {
        return state.finish(source.name(), number, seen());
    }
}
