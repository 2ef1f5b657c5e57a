package org.protogcn.cli.ablation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.protogcn.InvalidInputException;
import org.protogcn.evaluation.ablation.AblationTable;
import org.protogcn.skeleton.Stream;
import org.protogcn.training.config.ConfigurationReader;
import org.protogcn.training.config.TrainingConfiguration;

/**
 * Which runs a table needs. Rows that come to the same configuration share their runs.
 *
 * @param base the configuration that the variants change
 */
public record AblationPlan(TrainingConfiguration base, String split, List<Row> rows) {
    /** A variant and its runs, one for each seed. */
    public record Row(Variant variant, List<PlannedRun> runs) {}

    /** Where a configuration comes from. */
    public record Source(Path file, Stream stream, List<String> settings) {
        private TrainingConfiguration with(List<String> more) {
            List<String> all = new ArrayList<>(settings);
            all.addAll(more);
            return ConfigurationReader.read(file, stream, all);
        }

        public TrainingConfiguration configuration() {
            return with(List.of());
        }
    }

    /**
     * Resolves all configurations, so that a wrong one is refused before anything is trained.
     *
     * @param folder in which each run has its folder
     * @param split the clips to score; that of the configuration where empty
     * @param seeds that of the configuration where empty
     */
    public static AblationPlan of(
            Source source, List<Variant> variants, List<Long> seeds, Path folder, Optional<String> split) {
        TrainingConfiguration base = source.configuration();
        String scored = split.orElseGet(() -> base.data().test());
        long[] chosen = seeds.isEmpty()
                ? new long[] {base.seed()}
                : seeds.stream().mapToLong(seed -> seed).distinct().toArray();
        List<Row> rows = variants.stream()
                .map(variant -> new Row(
                        variant,
                        LongStream.of(chosen)
                                .mapToObj(seed -> run(source, base, variant, seed, folder, scored))
                                .toList()))
                .toList();
        return new AblationPlan(base, scored, rows);
    }

    private static PlannedRun run(
            Source source, TrainingConfiguration base, Variant variant, long seed, Path folder, String split) {
        List<String> settings = new ArrayList<>(variant.settings());
        settings.add("seed=" + seed);
        String name = RunName.of(base, source.with(settings));
        settings.add("name=" + name);
        return new PlannedRun(source.with(settings), folder.resolve(name), split);
    }

    /** All runs, each once; the first seed of every row before the second of any. */
    public Collection<PlannedRun> runs() {
        Map<String, PlannedRun> runs = new LinkedHashMap<>();
        int seeds = rows.get(0).runs().size();
        for (int seed = 0; seed < seeds; seed++) {
            for (Row row : rows) {
                PlannedRun run = row.runs().get(seed);
                runs.put(run.name(), run);
            }
        }
        return runs.values();
    }

    /** @throws InvalidInputException if the folder of a run holds one of another configuration */
    public void requireOwnFolders() {
        runs().forEach(PlannedRun::requireOwnFolder);
    }

    /** What the finished runs have come to. */
    public AblationTable table(String title) {
        return new AblationTable(title, split, rows.stream().map(this::result).toList());
    }

    private AblationTable.Row result(Row row) {
        return new AblationTable.Row(
                row.variant().label(),
                settings(row.variant()),
                row.runs().size(),
                row.runs().stream()
                        .filter(PlannedRun::isFinished)
                        .map(PlannedRun::outcome)
                        .toList(),
                rows.stream()
                        .takeWhile(other -> other != row)
                        .filter(other -> other.runs().equals(row.runs()))
                        .map(other -> other.variant().label())
                        .findFirst()
                        .orElse(""));
    }

    private static Map<String, String> settings(Variant variant) {
        Map<String, String> settings = new LinkedHashMap<>();
        variant.settings().forEach(set -> {
            int equals = set.indexOf('=');
            settings.put(set.substring(0, equals), set.substring(equals + 1));
        });
        return settings;
    }
}
