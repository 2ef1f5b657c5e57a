package org.protogcn.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.protogcn.benchmarks.reference.Stage;

/** Where the time of all contenders goes in one setting. */
record Profile(Setting setting, List<Column> columns) {
    /**
     * One contender's time.
     *
     * @param millis of a clip, by stage
     */
    record Column(Variant variant, Map<Stage, Double> millis) {
        double of(Stage stage) {
            return millis.getOrDefault(stage, 0.0);
        }

        double total() {
            return millis.values().stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    /** Contenders take turns, so many times, after some that do not count. */
    static Profile of(Setting setting, List<Variant> variants, List<Contender> contenders, Batch batch, int rounds) {
        Turns.Turn turn = contender -> setting.task().run(contender, batch);
        new Turns(rounds, 0).time(contenders, turn);
        List<StageWatch> watches = contenders.stream().map(Contender::watch).toList();
        double[] millis = new double[contenders.size()];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < millis.length; i++) {
                Contender contender = contenders.get(i);
                double[] took = new double[1];
                watches.get(i).during(() -> took[0] = Turns.millis(contender, turn));
                millis[i] += took[0] / rounds / setting.clips();
            }
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < millis.length; i++) {
            columns.add(column(variants.get(i), watches.get(i), millis[i]));
        }
        return new Profile(setting, columns);
    }

    private static Column column(Variant variant, StageWatch watch, double perClip) {
        Map<Stage, Double> millis = new EnumMap<>(Stage.class);
        watch.shares().forEach((stage, share) -> millis.put(stage, share * perClip));
        return new Column(variant, millis);
    }

    /** Those that anybody went through, the longest of the first contender first. */
    List<Stage> stages() {
        Comparator<Stage> longest = Comparator.comparingDouble(columns.get(0)::of);
        return Stream.of(Stage.values())
                .filter(stage -> columns.stream().anyMatch(column -> column.of(stage) > 0))
                .sorted(longest.reversed())
                .toList();
    }
}
