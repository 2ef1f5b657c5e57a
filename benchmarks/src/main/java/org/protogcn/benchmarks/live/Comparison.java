package org.protogcn.benchmarks.live;

import java.util.ArrayList;
import java.util.List;
import org.protogcn.runtime.Prediction;
import org.protogcn.runtime.Recognizer;
import org.protogcn.runtime.live.Decision;

/** Holds live decisions against what an offline recogniser says of the same frames. */
final class Comparison {
    /** Other clips go through the network together than did live. */
    private static final int TOGETHER = 16;

    private final Recognizer recognizer;
    private final Crowd crowd;
    private final List<Decision> waiting = new ArrayList<>();
    private long decisions;
    private long otherActions;
    private double largestDifference;

    Comparison(Recognizer recognizer, Crowd crowd) {
        this.recognizer = recognizer;
        this.crowd = crowd;
    }

    void add(List<Decision> some) {
        for (Decision decision : some) {
            waiting.add(decision);
            if (waiting.size() == TOGETHER) {
                finish();
            }
        }
    }

    /** Compares what has been added but not compared yet. */
    void finish() {
        if (waiting.isEmpty()) {
            return;
        }
        int joints = recognizer.card().stored().size();
        List<Prediction> offline = recognizer.recognize(waiting.stream()
                .map(decision -> crowd.clip(decision.person(), decision.first(), decision.last(), joints))
                .toList());
        for (int i = 0; i < offline.size(); i++) {
            compare(waiting.get(i).prediction(), offline.get(i));
        }
        waiting.clear();
    }

    private void compare(Prediction live, Prediction offline) {
        double[] expected = probabilities(offline);
        double[] found = probabilities(live);
        for (int label = 0; label < expected.length; label++) {
            largestDifference = Math.max(largestDifference, Math.abs(expected[label] - found[label]));
        }
        otherActions += live.action().equals(offline.action()) ? 0 : 1;
        decisions++;
    }

    private static double[] probabilities(Prediction prediction) {
        double[] byLabel = new double[prediction.candidates().size()];
        prediction.candidates().forEach(candidate -> byLabel[candidate.label()] = candidate.probability());
        return byLabel;
    }

    long decisions() {
        return decisions;
    }

    /** How many of them name another action. */
    long otherActions() {
        return otherActions;
    }

    /** The largest difference of a class's probability. */
    double largestDifference() {
        return largestDifference;
    }
}
