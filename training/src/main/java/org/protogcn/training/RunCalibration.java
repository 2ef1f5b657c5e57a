package org.protogcn.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.protogcn.InvalidInputException;
import org.protogcn.io.DurableFile;
import org.protogcn.io.Reason;
import org.protogcn.model.Calibration;

/** The calibration of a run, in {@code calibration.json} of its folder. */
public final class RunCalibration {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunCalibration() {}

    public static Path file(RunFolder run) {
        return run.path().resolve("calibration.json");
    }

    public static void write(RunFolder run, Calibration calibration) throws IOException {
        Map<String, Double> values = new TreeMap<>();
        values.put("temperature", calibration.temperature());
        values.put("threshold", calibration.threshold());
        values.put("false_alarm_rate", calibration.falseAlarmRate());
        DurableFile.write(file(run), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(values) + "\n");
    }

    /** Nothing where the source is no run, or the run is not calibrated. */
    public static Optional<Calibration> read(Path source) {
        if (!RunFolder.isRun(source) || !Files.exists(file(RunFolder.open(source)))) {
            return Optional.empty();
        }
        Path file = file(RunFolder.open(source));
        try {
            JsonNode tree = JSON.readTree(file.toFile());
            return Optional.of(new Calibration(
                    tree.path("temperature").asDouble(),
                    tree.path("threshold").asDouble(),
                    tree.path("false_alarm_rate").asDouble()));
        } catch (IOException e) {
            throw new InvalidInputException(
                    "cannot read " + file + ": " + Reason.of(e) + "; calibrate the run again", e);
        }
    }
}
