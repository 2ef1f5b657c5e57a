package org.protogcn.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * What all contenders took for one setting.
 *
 * @param gigaflopPerClip 10^9 operations that are needed at least
 */
record Measurement(Setting setting, double gigaflopPerClip, List<Timing> timings) {
    /** @param millis of a whole batch, by variant and round */
    static Measurement of(Setting setting, List<Variant> variants, List<List<Double>> millis, Peak peak) {
        double gigaflop = setting.gigaflop() / setting.clips();
        List<List<Double>> perClip = millis.stream()
                .map(rounds -> rounds.stream().map(m -> m / setting.clips()).toList())
                .toList();
        List<Timing> timings = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            timings.add(Timing.of(variants.get(i), perClip.get(0), perClip.get(i), gigaflop, peak));
        }
        return new Measurement(setting, gigaflop, timings);
    }
}
