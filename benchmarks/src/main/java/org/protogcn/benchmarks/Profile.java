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

    /** Contenders take turns, so many times. */
    static Profile of(Setting setting, List<Variant> variants, List<Contender> contenders, Batch batch, int rounds) {
        List<Watched> watched = contenders.stream()
                .map(contender -> new Watched(contender, contender.watch()))
                .toList();
        List<List<Double>> millis = new Turns(rounds, Double.MAX_VALUE)
                .time(watched, w -> w.watch().during(() -> setting.task().run(w.contender(), batch)));
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < watched.size(); i++) {
            double perClip = Spread.of(millis.get(i)).median() / setting.clips();
            columns.add(column(variants.get(i), watched.get(i).watch(), perClip));
        }
        return new Profile(setting, columns);
    }

    private record Watched(Contender contender, StageWatch watch) {}

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
