package org.protogcn.training;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;
import org.protogcn.training.checkpoint.Checkpoint;
import org.protogcn.training.network.Weights;

/** Between a learner and its checkpoint: what is stored under which name. */
final class LearnerState {
    private static final String VELOCITY = "optimizer.velocity";
    private static final String BANK = "loss.memory_bank";
    private static final String SCALE = "optimizer.gradient_scale";

    private LearnerState() {}

    static Checkpoint capture(Learner learner, Progress progress, Map<String, String> description) {
        Weights weights = learner.network().weights();
        Map<String, NdArray> state = new LinkedHashMap<>();
        state.put(VELOCITY, learner.optimizer().velocity());
        state.put(BANK, learner.bank().toArray());
        state.putAll(learner.contrastive().state());
        learner.scale().ifPresent(scale -> state.put(SCALE, scale.toArray()));
        weights.counters().forEach((name, count) -> state.put(name, NdArray.ofLongs(new long[] {count})));
        return new Checkpoint(weights.toArrays(), description, state, write(progress));
    }

    /** @param source what to call the checkpoint in an error */
    static Progress restore(Learner learner, Checkpoint checkpoint, String source) {
        Weights weights = learner.network().weights();
        weights.load(checkpoint.weights(), source);
        Map<String, Long> counters = new LinkedHashMap<>();
        weights.counters()
                .keySet()
                .forEach(
                        name -> counters.put(name, get(checkpoint, name, source).getLong(0)));
        weights.setCounters(counters);
        NdArray velocity = learner.optimizer().velocity();
        learner.optimizer().setVelocity(like(velocity, get(checkpoint, VELOCITY, source), VELOCITY, source));
        NdArray bank = learner.bank().toArray();
        learner.bank().load(like(bank, get(checkpoint, BANK, source), BANK, source));
        learner.contrastive().load(memory(learner, checkpoint, source));
        learner.scale()
                .ifPresent(scale ->
                        scale.load(like(scale.toArray(), get(checkpoint, SCALE, source), SCALE, source), source));
        return read(checkpoint.progress(), source);
    }

    /** What the objective remembers besides the bank. */
    private static Map<String, NdArray> memory(Learner learner, Checkpoint checkpoint, String source) {
        Map<String, NdArray> memory = new LinkedHashMap<>();
        learner.contrastive()
                .state()
                .forEach((name, now) -> memory.put(name, like(now, get(checkpoint, name, source), name, source)));
        return memory;
    }

    private static NdArray get(Checkpoint checkpoint, String name, String source) {
        NdArray array = checkpoint.state().get(name);
        if (array == null) {
            throw new InvalidInputException(source + " lacks '" + name + "' and cannot be resumed; start the run anew");
        }
        return array;
    }

    private static NdArray like(NdArray expected, NdArray found, String name, String source) {
        if (found.type() != expected.type() || !Arrays.equals(found.shape(), expected.shape())) {
            throw new InvalidInputException(source + " holds '" + name + "' as " + found.type() + " "
                    + Arrays.toString(found.shape()) + ", this network has " + expected.type() + " "
                    + Arrays.toString(expected.shape()) + "; resume with the configuration of the run");
        }
        return found;
    }

    private static Map<String, String> write(Progress progress) {
        Map<String, String> text = new TreeMap<>();
        text.put("epoch", Integer.toString(progress.epoch()));
        text.put("batch", Integer.toString(progress.batch()));
        text.put("step", Long.toString(progress.step()));
        text.put("pass", Long.toString(progress.pass()));
        text.put("best", Double.toString(progress.best()));
        text.put("best_epoch", Integer.toString(progress.bestEpoch()));
        BatchLosses totals = progress.totals();
        text.put("clips", Long.toString(totals.clips()));
        text.put("total", Double.toString(totals.total()));
        text.put("cross_entropy", Double.toString(totals.crossEntropy()));
        text.put("contrastive", Double.toString(totals.contrastive()));
        text.put("correct", Long.toString(totals.correct()));
        return text;
    }

    private static Progress read(Map<String, String> text, String source) {
        try {
            BatchLosses totals = new BatchLosses(
                    Long.parseLong(text.get("clips")),
                    Double.parseDouble(text.get("total")),
                    Double.parseDouble(text.get("cross_entropy")),
                    Double.parseDouble(text.get("contrastive")),
                    Long.parseLong(text.get("correct")));
            return new Progress(
                    Integer.parseInt(text.get("epoch")),
                    Integer.parseInt(text.get("batch")),
                    Long.parseLong(text.get("step")),
                    Long.parseLong(text.get("pass")),
                    totals,
                    Double.parseDouble(text.get("best")),
                    Integer.parseInt(text.get("best_epoch")));
        } catch (NumberFormatException | NullPointerException e) {
            throw new InvalidInputException(source + " does not say how far its run had come; start the run anew", e);
        }
    }
}
