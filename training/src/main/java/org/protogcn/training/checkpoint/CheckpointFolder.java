package org.protogcn.training.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.protogcn.InvalidInputException;
import org.protogcn.io.DurableFile;
import org.protogcn.io.DurableFolder;
import org.protogcn.io.Folders;

/**
 * The checkpoints of a run: one folder each, with {@code weights.safetensors} and {@code state.safetensors}, and
 * {@code index.json}, which says which of them is the last and which the best. A checkpoint appears whole or not at all,
 * whenever the power fails: it is written under a temporary name and renamed, and only then the index points to it.
 */
public final class CheckpointFolder {
    /** The checkpoint to resume from. */
    public static final String LAST = "last";
    /** The checkpoint with the highest accuracy on the validation split. */
    public static final String BEST = "best";

    private static final String WEIGHTS = "weights.safetensors";
    private static final String STATE = "state.safetensors";
    private static final String INDEX = "index.json";
    private static final Pattern OF_A_RUN = Pattern.compile("(epoch|step)-\\d+");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    public CheckpointFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes a checkpoint; one of the same name is replaced. */
    public Path save(String name, Checkpoint checkpoint) throws IOException {
        try (DurableFolder unfinished = DurableFolder.create(folder.resolve(name))) {
            SafeTensors.write(unfinished.file(WEIGHTS), checkpoint.weights(), checkpoint.description());
            SafeTensors.write(unfinished.file(STATE), checkpoint.state(), checkpoint.progress());
            unfinished.moveIntoPlace();
        }
        return folder.resolve(name);
    }

    /** Points {@code last} and perhaps {@code best} at saved checkpoints. */
    public void point(Map<String, String> names) throws IOException {
        String index = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new TreeMap<>(names));
        DurableFile.write(folder.resolve(INDEX), index + "\n");
    }

    /**
     * Deletes all checkpoints of a run that are neither pointed at nor in {@code kept}, and whatever a crash left
     * unfinished. Folders of the user's own stay.
     */
    public void prune(Set<String> kept) throws IOException {
        Map<String, String> pointers = pointers();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.toList()) {
                String name = entry.getFileName().toString();
                boolean needed = kept.contains(name) || pointers.containsValue(name);
                if ((!needed && OF_A_RUN.matcher(name).matches()) || Folders.isLeftover(entry)) {
                    Folders.delete(entry);
                }
            }
        }
    }

    /** What the index says: {@code last} and {@code best} to checkpoint names. */
    public Map<String, String> pointers() {
        Path index = folder.resolve(INDEX);
        if (!Files.exists(index)) {
            return Map.of();
        }
        try {
            return JSON.readValue(index.toFile(), new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    index + " is not the index of a run's checkpoints: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is a checkpoint of this name, or one that is called so. */
    public boolean has(String name) {
        Path path = path(name);
        return path.startsWith(folder.normalize()) && Files.isRegularFile(path.resolve(WEIGHTS));
    }

    private Path path(String name) {
        return folder.resolve(pointers().getOrDefault(name, name)).normalize();
    }

    /**
     * The folder of a checkpoint by its name, {@code last} or {@code best}; empty if there is none.
     *
     * @throws InvalidInputException if the index points to one that is not there
     */
    public Optional<Path> find(String name) {
        if (has(name)) {
            return Optional.of(path(name));
        }
        if (pointers().containsKey(name)) {
            throw new InvalidInputException("the " + name + " checkpoint of this run, " + path(name)
                    + ", is missing; put it back, or name another that there is in " + folder.resolve(INDEX));
        }
        return Optional.empty();
    }

    /** The file with the weights of a checkpoint folder. */
    public static Path weights(Path checkpoint) {
        return checkpoint.resolve(WEIGHTS);
    }

    public static Checkpoint load(Path checkpoint) {
        Path weights = checkpoint.resolve(WEIGHTS);
        Path state = checkpoint.resolve(STATE);
        return new Checkpoint(
                SafeTensors.read(weights),
                SafeTensors.readMetadata(weights),
                SafeTensors.read(state),
                SafeTensors.readMetadata(state));
    }
}
