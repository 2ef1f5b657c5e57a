package org.protogcn.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.protogcn.InvalidInputException;
import org.protogcn.io.DurableFile;
import org.protogcn.io.Folders;
import org.protogcn.training.checkpoint.CheckpointFolder;
import org.protogcn.training.config.ConfigurationReader;
import org.protogcn.training.config.ConfigurationWriter;
import org.protogcn.training.config.TrainingConfiguration;

/**
 * Where everything of one run lies: the resolved configuration, the manifest, the metrics, the checkpoints, the scores.
 *
 * @param path e.g. {@code runs/nw-ucla-j}
 */
public record RunFolder(Path path) {
    private static final String CHECKPOINTS = "checkpoints";

    /** Makes the folder of a new run. */
    public static RunFolder create(Path path, TrainingConfiguration configuration) throws IOException {
        if (Files.exists(path.resolve("config.yaml"))) {
            throw new InvalidInputException(
                    path + " holds a run already; continue it with --resume, or choose another folder with --run");
        }
        RunFolder run = new RunFolder(path);
        DurableFile.write(run.configurationFile(), ConfigurationWriter.toYaml(configuration));
        return run;
    }

    /** The folder of a run that exists. */
    public static RunFolder open(Path path) {
        if (!isRun(path)) {
            throw new InvalidInputException(path + " is not a run folder: it has no config.yaml");
        }
        return new RunFolder(path);
    }

    public static boolean isRun(Path path) {
        return Files.isRegularFile(path.resolve("config.yaml"));
    }

    public Path configurationFile() {
        return path.resolve("config.yaml");
    }

    /** The configuration that the run was started with. */
    public TrainingConfiguration configuration() {
        return ConfigurationReader.readResolved(configurationFile(), List.of());
    }

    public Path manifestFile() {
        return path.resolve("manifest.json");
    }

    public Path metricsFile() {
        return path.resolve("metrics.jsonl");
    }

    /** The folder of the TensorBoard events. */
    public Path events() {
        return path.resolve("tensorboard");
    }

    public CheckpointFolder checkpoints() {
        return new CheckpointFolder(path.resolve(CHECKPOINTS));
    }

    /** Whether the last epoch is learned and saved. */
    public boolean isTrained() {
        String end = RunCheckpoints.epochName(configuration().schedule().epochs());
        return end.equals(checkpoints().pointers().get(CheckpointFolder.LAST));
    }

    /** Takes back a run that came to nothing: deletes what it wrote, and the folder if nothing else is in it. */
    void discard() throws IOException {
        Folders.delete(events());
        Folders.delete(path.resolve(CHECKPOINTS));
        for (Path file : List.of(metricsFile(), manifestFile(), configurationFile())) {
            Files.deleteIfExists(file);
        }
        try (DirectoryStream<Path> others = Files.newDirectoryStream(path)) {
            if (others.iterator().hasNext()) {
                return;
            }
        }
        Files.delete(path);
    }

    /** The folder for what an evaluation writes. */
    public Path scores() {
        try {
            return Files.createDirectories(path.resolve("scores"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
