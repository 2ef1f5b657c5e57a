package org.protogcn.training.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.Stream;
import org.protogcn.testing.RepositoryAsHome;
import org.protogcn.testing.Shared;

@ExtendWith(RepositoryAsHome.class)
class ShippedConfigurationsTest {
    @Test
    void benchmarks_areAllThere() {
        assertEquals(
                List.of(
                        "finegym",
                        "kinetics400",
                        "ntu120-xset",
                        "ntu120-xsub",
                        "ntu60-xsub",
                        "ntu60-xview",
                        "nw-ucla",
                        "quickstart",
                        "utd-mhad"),
                ConfigurationFiles.names());
    }

    @ParameterizedTest
    @EnumSource
    void everyFile_resolvesForEveryStream(Stream stream) {
        for (String name : ConfigurationFiles.names()) {
            TrainingConfiguration configuration = read(name, stream);
            assertEquals(name + "-" + stream.key(), configuration.name());
            assertEquals(stream, configuration.recipe().stream());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ntu60-xsub,  J,  400, 0.2, 0.2, 0,   0,   0",
        "ntu60-xsub,  B,  100, 0.3, 0.2, 0.5, 0,   0",
        "ntu60-xsub,  KM, 100, 0.1, 0.2, 0.5, 0,   0",
        "ntu60-xview, JM, 400, 0.2, 0.2, 0,   0,   0",
        "ntu60-xview, K,  100, 0.1, 0.2, 0,   0.2, 0",
        "ntu120-xsub, J,  400, 0.2, 0.2, 0.5, 0,   0",
        "ntu120-xsub, BM, 100, 0.3, 0.2, 0.5, 0,   0",
        "ntu120-xsub, K,  100, 0.1, 0.2, 0,   0.2, 0",
        "ntu120-xset, K,  100, 0.1, 0.2, 0.5, 0,   0",
        "kinetics400, J,  400, 0.2, 0,   0,   0,   0.5",
        "finegym,     BM, 100, 0.3, 0,   0,   0,   0.5"
    })
    void streamSettings_areThePublishedOnes(
            String name,
            Stream stream,
            int prototypes,
            double lambda,
            double rotation,
            double mirror,
            double partDrop,
            double flip) {
        TrainingConfiguration read = read(name, stream);
        assertEquals(prototypes, read.network().prototypes());
        assertEquals(lambda, read.loss().lambda());
        assertEquals(rotation, read.recipe().rotation());
        assertEquals(mirror, read.recipe().mirror());
        assertEquals(partDrop, read.recipe().partDrop());
        assertEquals(flip, read.recipe().flip());
        assertEquals(150, read.schedule().epochs());
        assertEquals(100, read.recipe().frames());
    }

    @Test
    void unknownName_isRefusedWithTheNearest() {
        String message = assertThrows(InvalidInputException.class, () -> ConfigurationFiles.find("ntu60-xsup"))
                .getMessage();
        assertEquals("there is no configuration 'ntu60-xsup'; did you mean 'ntu60-xsub'?", message);
    }

    @Test
    void documentation_namesEveryKey() throws IOException {
        String page = Files.readString(Shared.repository().resolve("docs/configuration.md"));
        for (String key : new Schema(TrainingConfiguration.class).keys()) {
            assertTrue(page.contains("`" + key + "`"), key);
        }
    }

    private static TrainingConfiguration read(String name, Stream stream) {
        Path file = ConfigurationFiles.find(name);
        return ConfigurationReader.read(file, stream, List.of());
    }
}
