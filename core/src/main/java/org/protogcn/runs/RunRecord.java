package org.protogcn.runs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.protogcn.InvalidInputException;
import org.protogcn.io.Reason;

/**
 * What a run folder says of its run.
 *
 * @param folder e.g. {@code runs/nw-ucla-j}
 * @param settings of the configuration, by dotted key; empty if it cannot be read
 * @param manifest what the run was made of and where it ran
 * @param evaluations by the name of their folder under {@code scores}, which is that of the split
 * @param problems what could not be read, a sentence each
 */
public record RunRecord(
        Path folder,
        Map<String, String> settings,
        Optional<JsonNode> manifest,
        Curves curves,
        Map<String, Evaluation> evaluations,
        List<String> problems) {
    private static final String CONFIGURATION = "config.yaml";
    private static final String SCORES = "scores";
    private static final String METRICS = "metrics.json";

    /**
     * An evaluation's figures, from 0 to 1.
     *
     * @param clips how many were scored
     */
    public record Evaluation(int clips, double top1, double top5, double meanClassAccuracy) {}

    /** Whether a folder is that of a run, of whatever state. */
    public static boolean isRun(Path folder) {
        return Files.isRegularFile(folder.resolve(CONFIGURATION));
    }

    /**
     * Reads whatever of a run can be read.
     *
     * @throws InvalidInputException if the folder is none of a run
     */
    public static RunRecord read(Path folder) {
        if (!isRun(folder)) {
            throw new InvalidInputException(folder + " is not a run folder: it has no " + CONFIGURATION);
        }
        List<String> problems = new ArrayList<>();
        Map<String, String> settings = SmallTree.yaml(folder.resolve(CONFIGURATION), problems)
                .map(SmallTree::flat)
                .orElse(Map.of());
        Optional<JsonNode> manifest = SmallTree.json(folder.resolve("manifest.json"), problems);
        Curves curves = Curves.read(folder.resolve("metrics.jsonl"));
        problems.addAll(curves.problems());
        Map<String, Evaluation> evaluations = evaluations(folder.resolve(SCORES), problems);
        return new RunRecord(folder, settings, manifest, curves, evaluations, List.copyOf(problems));
    }

    private static Map<String, Evaluation> evaluations(Path scores, List<String> problems) {
        Map<String, Evaluation> evaluations = new TreeMap<>();
        if (Files.isDirectory(scores)) {
            try (Stream<Path> folders = Files.list(scores)) {
                folders.filter(folder -> Files.isRegularFile(folder.resolve(METRICS)))
                        .sorted()
                        .forEach(folder -> SmallTree.json(folder.resolve(METRICS), problems)
                                .ifPresent(tree ->
                                        evaluations.put(folder.getFileName().toString(), evaluation(tree))));
            } catch (IOException e) {
                problems.add(SCORES + ": " + Reason.of(e));
            }
        }
        return evaluations;
    }

    private static Evaluation evaluation(JsonNode tree) {
        return new Evaluation(
                tree.path("clips").asInt(),
                tree.path("top1").asDouble(),
                tree.path("top5").asDouble(),
                tree.path("mean_class_accuracy").asDouble());
    }

    /** What the run is called: as its folder. */
    public String name() {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    /** A setting's value; empty if it has none. */
    public Optional<String> setting(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    /** The file with the scores of a split, whether it is there or not. */
    public Path scores(String split) {
        return folder.resolve(SCORES).resolve(split).resolve("scores.npz");
    }

    /** Splits that have been scored. */
    public List<String> scoredSplits() {
        return evaluations.keySet().stream()
                .filter(split -> Files.isRegularFile(scores(split)))
                .toList();
    }

    /** The figures of the split that the configuration calls {@code data.test}. */
    public Optional<Evaluation> test() {
        return setting("data.test").map(evaluations::get);
    }

    /** How many epochs were planned; 0 if that is not known. */
    public int plannedEpochs() {
        return setting("schedule.epochs")
                .filter(epochs -> epochs.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    /** Whether all epochs that were planned have ended. */
    public boolean isFinished() {
        return plannedEpochs() > 0 && curves.lastEpoch() >= plannedEpochs();
    }
}
