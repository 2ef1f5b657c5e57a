package org.protogcn.training.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.Stream;

class ConfigurationReaderTest {
    private static final String SMALL =
            """
            data: {store: data/x}
            recipe: {layout: ntu25}
            network: {classes: 60}
            """;

    @TempDir
    Path folder;

    @Test
    void smallFile_isFilledUpWithDefaults() {
        TrainingConfiguration read = read(SMALL, Stream.J);
        assertEquals("small-j", read.name());
        assertEquals(96, read.network().width());
        assertEquals(5e-4, read.optimizer().weightDecay());
        assertEquals(Optional.empty(), read.recipe().centre());
        assertEquals(Stream.J, read.recipe().stream());
    }

    @Test
    void streamRow_overridesTheSections() {
        String yaml = SMALL + "streams: {b: {network.prototypes: 77, recipe: {mirror: 0.5}}}";
        assertEquals(77, read(yaml, Stream.B).network().prototypes());
        assertEquals(0.5, read(yaml, Stream.B).recipe().mirror());
        assertEquals(100, read(yaml, Stream.J).network().prototypes());
    }

    @Test
    void motionStream_takesTheRowOfItsSource_unlessItsOwnSaysOtherwise() {
        String yaml = SMALL
                + "streams: {bm: {loss.lambda: 0.5}, b: {network.prototypes: 77, loss.lambda: 0.2}, k: {seed: 3}}";
        TrainingConfiguration motion = read(yaml, Stream.BM);
        assertEquals(77, motion.network().prototypes());
        assertEquals(0.5, motion.loss().lambda());
        assertEquals(0.2, read(yaml, Stream.B).loss().lambda());
        assertEquals(3, read(yaml, Stream.KM).seed());
    }

    @Test
    void settingsOfTheCommandLine_winOverEverything() {
        String yaml = SMALL + "streams: {j: {network.width: 64}}";
        TrainingConfiguration read =
                read(yaml, Stream.J, "network.width=16", "recipe.centre=hip", "optimizer.rate=1e-3");
        assertEquals(16, read.network().width());
        assertEquals(Optional.of("hip"), read.recipe().centre());
        assertEquals(1e-3, read.optimizer().rate());
    }

    @Test
    void misspeltKey_isRefusedWithItsPlaceAndTheNearestName() {
        assertRefused(
                SMALL + "optimizer: {wieght_decay: 0}",
                "small.yaml, line 4",
                "'optimizer.wieght_decay'",
                "did you mean 'optimizer.weight_decay'?");
        assertRefused(SMALL + "streams: {b: {network.widht: 8}}", "'streams.b.network.widht'", "'network.width'");
        assertRefused(SMALL + "lambda: 3", "'lambda'", "loss.lambda");
        assertRefused(SMALL + "zzzzzzzz: 3", "'zzzzzzzz'", "use one of: name, seed, data");
        assertRefused(SMALL + "loss: 3", "'loss' is a section", "loss.lambda");
    }

    @Test
    void misspeltKeyOnTheCommandLine_isRefusedWithTheOption() {
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> read(SMALL, Stream.J, "network.widht=16"));
        assertEquals(
                "--set network.widht=16: unknown key 'network.widht'; did you mean 'network.width'?",
                refusal.getMessage());
        assertThrows(InvalidInputException.class, () -> read(SMALL, Stream.J, "network.width"));
    }

    @Test
    void wrongTypesAndRanges_areRefusedWithKeyValueAndWhatWasExpected() {
        assertRefused(SMALL + "seed: soon", "'seed' is 'soon'", "a whole number");
        assertRefused(SMALL + "loss: {lambda: much}", "'loss.lambda' is 'much'", "a number");
        assertRefused(SMALL + "loss: {contrastive: yes}", "'loss.contrastive' is 'yes'", "true or false");
        assertRefused(SMALL + "loss: {momentum: 1.5}", "'loss.momentum' is '1.5'", "from 0 to 1");
        assertRefused(SMALL + "loss: {momentum: .nan}", "'loss.momentum'", "a number");
        assertRefused(SMALL + "schedule: {epochs: 99999999999}", "'schedule.epochs'", "a whole number");
        assertRefused(SMALL + "schedule: {epochs: 1.5}", "'schedule.epochs'", "a whole number");
        assertRefused(SMALL.replace("60", "60, width: 20"), "'network.width' is '20'", "a multiple of 8");
        assertRefused(
                SMALL.replace("60", "60, input_norm: cv"), "'network.input_norm' is 'cv'", "one of vc, mvc, none");
        assertRefused(SMALL.replace("60", "[60]"), "'network.classes' is a list");
        assertRefused(SMALL + "streams: {q: {seed: 1}}", "unknown stream 'q'", "j, b, k, jm, bm, km");
        assertRefused(SMALL + "name: ../elsewhere", "'name' is '../elsewhere'", "a folder's name");
    }

    @Test
    void missingRequiredKey_isNamed() {
        assertRefused("data: {store: x}\nnetwork: {classes: 3}", "small.yaml", "'recipe.layout' is missing");
        assertRefused("", "'data.store' is missing");
    }

    @Test
    void resolvedFile_readAsAFileOfAnotherStream_isRefused() {
        String resolved = ConfigurationWriter.toYaml(read(SMALL, Stream.B));
        assertEquals(Stream.B, read(resolved, Stream.B).recipe().stream());
        assertRefused(resolved, "'recipe.stream' is 'b'", "--stream b");
    }

    @Test
    void whatTheWriterWrites_readsBackEqual() throws IOException {
        TrainingConfiguration written = read(
                SMALL, Stream.KM, "seed=9007199254740993", "optimizer.rate=1.0000000000000002e-7", "name=no: \"x\" #y");
        Path file = Files.writeString(folder.resolve("resolved.yaml"), ConfigurationWriter.toYaml(written));
        assertEquals(written, ConfigurationReader.readResolved(file, List.of()));
        assertEquals(
                5, ConfigurationReader.readResolved(file, List.of("seed=5")).seed());
    }

    @Test
    void rangesAndNumericKeys_areTheSame() {
        assertEquals(
                numericKeys("", TrainingConfiguration.class).sorted().toList(),
                Ranges.BY_KEY.keySet().stream().sorted().toList());
    }

    private static java.util.stream.Stream<String> numericKeys(String prefix, Class<?> type) {
        Set<Class<?>> numeric = Set.of(int.class, long.class, double.class);
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> {
            String key = prefix + Schema.snakeCase(component.getName());
            return component.getType().isRecord()
                    ? numericKeys(key + ".", component.getType())
                    : java.util.stream.Stream.of(key).filter(k -> numeric.contains(component.getType()));
        });
    }

    private void assertRefused(String yaml, String... parts) {
        String message = assertThrows(InvalidInputException.class, () -> read(yaml, Stream.J))
                .getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
        assertEquals(1, message.lines().count(), message);
    }

    private TrainingConfiguration read(String yaml, Stream stream, String... sets) {
        try {
            return ConfigurationReader.read(
                    Files.writeString(folder.resolve("small.yaml"), yaml), stream, List.of(sets));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
