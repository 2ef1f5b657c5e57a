package org.protogcn.training.config;

import static java.util.Map.entry;
import static org.protogcn.training.config.Range.atLeast;
import static org.protogcn.training.config.Range.between;
import static org.protogcn.training.config.Range.multipleOf;

import java.util.Map;

/**
 * Which numbers each key of a {@link TrainingConfiguration} may have. The upper limits stop slips of the keyboard before
 * they ask for memory.
 */
final class Ranges {
    private static final Range SWITCHABLE = between(0, 1);
    private static final Range COUNT = between(1, 1_000_000);

    static final Map<String, Range> BY_KEY = Map.ofEntries(
            entry("seed", between(0, Long.MAX_VALUE)),
            entry("sampling.repeat", between(1, 1000)),
            entry("sampling.threshold", SWITCHABLE),
            entry("recipe.rotation", between(0, 3.15)),
            entry("recipe.mirror", SWITCHABLE),
            entry("recipe.part_drop", SWITCHABLE),
            entry("recipe.flip", SWITCHABLE),
            entry("recipe.frames", between(1, 10_000)),
            entry("recipe.persons", between(1, 100)),
            entry("network.classes", between(2, 100_000)),
            entry("network.width", multipleOf(8, 4096)),
            entry("network.prototypes", between(1, 100_000)),
            entry("network.dropout", between(0, 0.99)),
            entry("network.temporal_dropout", between(0, 0.99)),
            entry("network.prototype_dropout", between(0, 0.99)),
            entry("loss.lambda", between(0, 1000)),
            entry("loss.temperature", between(0.001, 1000)),
            entry("loss.momentum", SWITCHABLE),
            entry("optimizer.rate", between(0, 1000)),
            entry("optimizer.rate_batch", COUNT),
            entry("optimizer.momentum", between(0, 0.9999)),
            entry("optimizer.weight_decay", SWITCHABLE),
            entry("optimizer.clip", atLeast(0)),
            entry("schedule.epochs", COUNT),
            entry("schedule.batch", between(1, 65_536)),
            entry("schedule.accumulate", between(1, 1024)),
            entry("schedule.warmup_epochs", between(0, 1_000_000)),
            entry("schedule.validate_every", COUNT),
            entry("schedule.keep_every", between(0, 1_000_000)),
            entry("schedule.workers", between(1, 256)),
            entry("evaluation.clips", between(1, 1000)),
            entry("evaluation.batch", between(1, 65_536)));

    private Ranges() {}

    /** Refuses a number outside the range of its key. */
    static void require(Setting setting) {
        Range range = BY_KEY.get(setting.key());
        if (range != null && !range.contains(Double.parseDouble(setting.value()))) {
            throw setting.refusal(range.description());
        }
    }
}
