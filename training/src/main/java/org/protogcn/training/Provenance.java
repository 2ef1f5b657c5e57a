package org.protogcn.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.protogcn.InvalidInputException;
import org.protogcn.io.Reason;
import org.protogcn.io.Sha256;
import org.protogcn.training.config.ConfigurationWriter;

/** Where models come from, for the people who find them in a file years later. */
public final class Provenance {
    private static final List<String> KEPT = List.of("clips", "top1", "top5", "meanClassAccuracy");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Provenance() {}

    /**
     * {@code {"networks": [...]}} with one entry for each model: its weights file and configuration, and where it stems
     * from a run, the manifest and the accuracy of every evaluated split.
     *
     * @param sources the runs, checkpoints or files that the models were opened from
     */
    public static ObjectNode of(List<Path> sources, List<SavedModel> models) {
        ObjectNode provenance = JSON.createObjectNode();
        for (int i = 0; i < models.size(); i++) {
            provenance.withArray("networks").add(network(sources.get(i), models.get(i)));
        }
        return provenance;
    }

    private static ObjectNode network(Path source, SavedModel model) {
        ObjectNode network = JSON.createObjectNode();
        try {
            network.put("file", model.file().toString());
            network.put("sha256", Sha256.of(model.file()));
            network.set("configuration", JSON.valueToTree(ConfigurationWriter.toTree(model.configuration())));
            if (RunFolder.isRun(source)) {
                addRun(network, RunFolder.open(source));
            }
            return network;
        } catch (IOException e) {
            throw new InvalidInputException("cannot read what belongs to " + source + ": " + Reason.of(e), e);
        }
    }

    private static void addRun(ObjectNode network, RunFolder run) throws IOException {
        if (Files.isRegularFile(run.manifestFile())) {
            JsonNode manifest = JSON.readTree(run.manifestFile().toFile());
            network.set("data", manifest.path("data"));
            network.set("sessions", manifest.path("sessions"));
        }
        try (Stream<Path> splits = Files.list(run.scores())) {
            for (Path split : splits.sorted().toList()) {
                addAccuracy(network.withObject("/accuracy"), split);
            }
        }
    }

    private static void addAccuracy(ObjectNode accuracy, Path split) throws IOException {
        Path file = split.resolve("metrics.json");
        if (Files.isRegularFile(file)) {
            JsonNode metrics = JSON.readTree(file.toFile());
            ObjectNode kept = accuracy.putObject(split.getFileName().toString());
            KEPT.forEach(key -> kept.set(key, metrics.path(key)));
        }
    }
}
