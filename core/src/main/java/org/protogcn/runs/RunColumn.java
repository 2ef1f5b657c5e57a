package org.protogcn.runs;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.protogcn.runs.RunRecord.Evaluation;

/** What a table of runs says of each, beside its name. Accuracies are fractions from 0 to 1. */
public enum RunColumn {
    /** The best accuracy on the validation split. */
    VALIDATION("validation", true, run -> run.curves().highest(Curves.VALIDATION)),

    /** On the test split, where it has been evaluated. */
    TOP1("top1", true, run -> ofTest(run, Evaluation::top1)),
    TOP5("top5", true, run -> ofTest(run, Evaluation::top5)),
    MEAN_CLASS("mean_class", true, run -> ofTest(run, Evaluation::meanClassAccuracy)),

    /** The last epoch's. */
    LOSS("loss", false, run -> run.curves().last("loss")),
    EPOCHS("epochs", true, run -> OptionalDouble.of(run.curves().lastEpoch())),

    /** Of learning. */
    SECONDS("seconds", false, run -> run.curves().sum("seconds"));

    private final String key;
    private final boolean moreIsBetter;
    private final Function<RunRecord, OptionalDouble> value;

    RunColumn(String key, boolean moreIsBetter, Function<RunRecord, OptionalDouble> value) {
        this.key = key;
        this.moreIsBetter = moreIsBetter;
        this.value = value;
    }

    private static OptionalDouble ofTest(RunRecord run, Function<Evaluation, Double> figure) {
        return run.test().map(figure).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /** All columns' keys. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(RunColumn::key).toList();
    }

    public String key() {
        return key;
    }

    /** Whether the best runs are those with the highest values. */
    public boolean moreIsBetter() {
        return moreIsBetter;
    }

    /** Empty where the run has none. */
    public OptionalDouble of(RunRecord run) {
        return value.apply(run);
    }
}
