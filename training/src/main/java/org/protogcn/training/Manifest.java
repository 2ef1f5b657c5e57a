package org.protogcn.training;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.protogcn.InvalidInputException;
import org.protogcn.io.DurableFile;
import org.protogcn.io.Sha256;
import org.protogcn.store.ClipStore;
import org.protogcn.training.config.ConfigurationWriter;
import org.protogcn.training.config.TrainingConfiguration;

/**
 * What a run is made of, and where it ran: enough to know, years later, whether two runs may be compared.
 *
 * @param configuration resolved, as the run was started with it
 * @param configurationSha256 of the resolved configuration as YAML
 * @param sessions the start first, then one for every resumption
 */
record Manifest(long seed, JsonNode configuration, String configurationSha256, Data data, List<Session> sessions) {

    /**
     * The clips that the run learns from.
     *
     * @param store where they stood at the start
     * @param sha256 of the store, see {@link ClipStore#contentHash}
     */
    record Data(String store, String sha256, Split train, Split validation) {}

    record Split(String name, int clips) {}

    /**
     * A stretch of the run without a break.
     *
     * @param started in UTC
     * @param step of the optimiser that it started after
     * @param changed settings that differ from the run's and do not matter to what it learns, as {@code key=value}
     * @param protogcn version
     */
    record Session(String started, long step, List<String> changed, String protogcn, Machine machine) {}

    private static final String POM = "/META-INF/maven/org.protogcn/protogcn-training/pom.properties";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    static Manifest of(TrainingConfiguration configuration, ClipStore store, Split train, Split validation) {
        return new Manifest(
                configuration.seed(),
                tree(configuration),
                Sha256.of(ConfigurationWriter.toYaml(configuration)),
                new Data(store.folder().toAbsolutePath().toString(), store.contentHash(), train, validation),
                List.of());
    }

    /** Empty if there is no such file, as before the first session of a run. */
    static Optional<Manifest> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Manifest manifest = JSON.readValue(file.toFile(), Manifest.class);
            if (manifest != null && manifest.sessions.stream().allMatch(Objects::nonNull)) {
                return Optional.of(manifest);
            }
        } catch (IOException e) {
            throw notAManifest(file, e);
        }
        throw notAManifest(file, null);
    }

    private static InvalidInputException notAManifest(Path file, Exception cause) {
        return new InvalidInputException(
                file + " is not the manifest of a run; put back the original, or start a new run", cause);
    }

    void write(Path file) throws IOException {
        DurableFile.write(file, JSON.writeValueAsString(this) + "\n");
    }

    Manifest with(Session session) {
        List<Session> all = new ArrayList<>(sessions);
        all.add(session);
        return new Manifest(seed, configuration, configurationSha256, data, List.copyOf(all));
    }

    /**
     * Refuses to go on where the outcome would be neither the old run's nor that of a new one.
     *
     * @param run what to call it in an error
     */
    void requireResumable(TrainingConfiguration now, ClipStore store, Path run) {
        SettingsChange.between(configuration, tree(now)).requireHarmless(run);
        if (!store.contentHash().equals(data.sha256())) {
            throw new InvalidInputException(run + " was started on other clips than " + store.folder()
                    + " holds now; resume it with the original store, or start a new run");
        }
    }

    /** The settings of {@code now} that differ from the run's. */
    List<String> changes(TrainingConfiguration now) {
        return SettingsChange.between(configuration, tree(now)).settings();
    }

    /** What the user should know before the run goes on here: where equal bits end. */
    Optional<String> note(Machine here) {
        if (sessions.isEmpty()) {
            return Optional.empty();
        }
        String before = sessions.get(sessions.size() - 1).machine().arithmetic();
        return before.equals(here.arithmetic())
                ? Optional.empty()
                : Optional.of("this run computed with " + before + " and goes on with " + here.arithmetic()
                        + ": its figures will differ in the last digits from those of an unbroken run");
    }

    private static JsonNode tree(TrainingConfiguration configuration) {
        try {
            return JSON.readTree(JSON.writeValueAsBytes(ConfigurationWriter.toTree(configuration)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The version that Maven wrote into the jar; {@code unpackaged} where classes do not come from one. */
    static String version() {
        try (InputStream in = Manifest.class.getResourceAsStream(POM)) {
            if (in == null) {
                return "unpackaged";
            }
            Properties pom = new Properties();
            pom.load(in);
            return pom.getProperty("version");
        } catch (IOException e) {
            return "unpackaged";
        }
    }
}
