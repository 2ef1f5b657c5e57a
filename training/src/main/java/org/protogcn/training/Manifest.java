package org.protogcn.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.protogcn.InvalidInputException;
import org.protogcn.store.ClipStore;
import org.protogcn.training.config.TrainingConfiguration;
import org.protogcn.training.tensor.LibTorch;

/**
 * What a run was made of, beside its configuration.
 *
 * @param name of the configuration
 * @param seed of every draw
 * @param store the folder of the clips
 * @param data content hash of the store
 * @param sittings the beginning and every resumption, in order
 */
record Manifest(String name, long seed, String store, String data, List<Sitting> sittings) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /**
     * One process that worked on the run, with the versions and the machine that it had.
     *
     * @param began the moment, in UTC
     * @param threads that computed on the CPU
     */
    record Sitting(
            String began,
            String protogcn,
            String libtorch,
            String java,
            String system,
            int processors,
            int threads,
            String device) {
        static Sitting now(Device device) {
            return new Sitting(
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                    version(Manifest.class),
                    version(Tensor.class),
                    System.getProperty("java.vm.name") + " " + Runtime.version(),
                    System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                            + System.getProperty("os.arch"),
                    Runtime.getRuntime().availableProcessors(),
                    LibTorch.threads(),
                    device.str().getString());
        }

        /** What the manifest of the jar says. */
        private static String version(Class<?> type) {
            return Optional.ofNullable(type.getPackage().getImplementationVersion())
                    .orElse("unknown");
        }
    }

    /** The manifest of a run that begins. */
    static Manifest begin(TrainingConfiguration configuration, ClipStore store, Device device) {
        return new Manifest(
                configuration.name(),
                configuration.seed(),
                store.folder().toString(),
                store.contentHash(),
                List.of(Sitting.now(device)));
    }

    /**
     * The manifest of a run that goes on.
     *
     * @throws InvalidInputException if the store is not the one that the run began with
     */
    Manifest resumed(ClipStore now, Device device) {
        if (!data.equals(now.contentHash())) {
            throw new InvalidInputException("the clip store " + now.folder()
                    + " has changed since the run began; bring the old one back, or start a new run");
        }
        List<Sitting> all = new ArrayList<>(sittings);
        all.add(Sitting.now(device));
        return new Manifest(name, seed, store, data, all);
    }

    static Manifest read(Path file) throws IOException {
        try {
            return JSON.readValue(file.toFile(), Manifest.class);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(file + " is not the manifest of a run: " + e.getOriginalMessage(), e);
        }
    }

    void write(Path file) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        JSON.writeValue(draft.toFile(), this);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
