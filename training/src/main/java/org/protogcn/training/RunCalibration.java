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

/** Calibrations as files: {@code calibration.json} in the folder of a run, or one of several runs wherever it is wanted. */
public final class RunCalibration {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunCalibration() {}

    public static Path file(RunFolder run) {
        return run.path().resolve("calibration.json");
    }

    /** Writes a file so that it is there completely or not at all; an existing one is replaced. */
    public static void write(Path file, Calibration calibration) throws IOException {
        Map<String, Double> values = new TreeMap<>();
        values.put("temperature", calibration.temperature());
        values.put("threshold", calibration.threshold());
        values.put("false_alarm_rate", calibration.falseAlarmRate());
        DurableFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(values) + "\n");
    }

    /** That of a run; nothing where the source is no run, or the run is not calibrated. */
    public static Optional<Calibration> of(Path source) {
        return Optional.of(source)
                .filter(RunFolder::isRun)
                .map(run -> file(RunFolder.open(run)))
                .filter(Files::exists)
                .map(RunCalibration::read);
    }

    /** @throws InvalidInputException if the file is no calibration */
    public static Calibration read(Path file) {
        try {
            JsonNode tree = JSON.readTree(file.toFile());
            return new Calibration(
                    tree.path("temperature").asDouble(),
                    tree.path("threshold").asDouble(),
                    tree.path("false_alarm_rate").asDouble());
        } catch (IOException e) {
            throw new InvalidInputException(
                    "cannot read the calibration " + file + ": " + Reason.of(e)
                            + "; make it again with 'protogcn calibrate'",
                    e);
        }
    }
}
