package org.protogcn.runtime.live;

import java.util.ArrayList;
import java.util.List;
import org.protogcn.runtime.Prediction;

/** Turns the decisions on one person into starts and ends of actions. */
final class ActionState {
    private static final int NONE = -1;

    private final LiveOptions options;
    private double[] smoothed = new double[0];
    private int current = NONE;
    private String action = "";
    private double highest;

    ActionState(LiveOptions options) {
        this.options = options;
    }

    /** What a decision begins and ends. */
    List<LiveEvent> take(Decision decision) {
        smooth(decision.prediction());
        List<LiveEvent> events = new ArrayList<>();
        int best = best();
        if (current != NONE
                && (smoothed[current] < options.end() || best != current && smoothed[best] >= options.start())) {
            events.add(end(decision.source(), decision.person(), decision.last()));
        }
        if (current == NONE && decision.prediction().accepted() && smoothed[best] >= options.start()) {
            events.add(start(best, decision));
        }
        highest = current == NONE ? 0 : Math.max(highest, smoothed[current]);
        return events;
    }

    private void smooth(Prediction prediction) {
        boolean first = smoothed.length == 0;
        if (first) {
            smoothed = new double[prediction.candidates().size()];
        }
        double past = first ? 0 : options.smoothing();
        for (Prediction.Candidate candidate : prediction.candidates()) {
            int label = candidate.label();
            smoothed[label] = past * smoothed[label] + (1 - past) * candidate.probability();
        }
    }

    private int best() {
        int best = 0;
        for (int i = 1; i < smoothed.length; i++) {
            best = smoothed[i] > smoothed[best] ? i : best;
        }
        return best;
    }

    private LiveEvent start(int label, Decision decision) {
        current = label;
        action = decision.prediction().candidates().stream()
                .filter(candidate -> candidate.label() == label)
                .findFirst()
                .orElseThrow()
                .name();
        return event(LiveEvent.Kind.START, decision.source(), decision.person(), decision.last(), smoothed[label]);
    }

    private LiveEvent end(String source, long person, long frame) {
        LiveEvent event = event(LiveEvent.Kind.END, source, person, frame, highest);
        current = NONE;
        highest = 0;
        return event;
    }

    private LiveEvent event(LiveEvent.Kind kind, String source, long person, long frame, double confidence) {
        return new LiveEvent(kind, source, person, frame, current, action, confidence);
    }

    /** Ends what is going on, if anything is. */
    List<LiveEvent> finish(String source, long person, long frame) {
        return current == NONE ? List.of() : List.of(end(source, person, frame));
    }
}
