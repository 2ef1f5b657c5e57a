package org.protogcn.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.Recognition;
import org.protogcn.format.Recognition.Certainty;
import org.protogcn.format.ntu.NtuSamples;
import org.protogcn.format.pyskl.PicklesByHand;
import org.protogcn.format.recordings.RecordingSamples;

/** Every format knows its own sources, and nobody else's. */
class RecognisedSourcesTest {
    @TempDir
    Path folder;

    private final Map<String, Path> samples = new LinkedHashMap<>();

    @BeforeEach
    void writeSamples() {
        RecordingSamples.writeAll(folder).forEach(samples::put);
        samples.put("ntu-raw", NtuSamples.write(folder.resolve("ntu")));
        samples.put("pyskl", PicklesByHand.write(folder.resolve("clips.pkl"), List.of(annotation())));
        samples.put("kinetics", PicklesByHand.write(folder.resolve("list.pkl"), List.of(listed())));
    }

    private static Map<String, Object> annotation() {
        return Map.of("frame_dir", "a", "label", 0, "keypoint", NdArray.zeros(DType.FLOAT32, 1, 2, 25, 3));
    }

    private static Map<String, Object> listed() {
        return Map.of("frame_dir", "a", "label", 0, "raw_file", "part0.pkl");
    }

    @Test
    void source_isRecognisedByItsFormat_withCertainty_andByNoOther() {
        samples.forEach((name, source) -> {
            for (ClipFormat format : ClipFormats.all()) {
                boolean expected = format.name().equals(name);
                assertEquals(
                        expected,
                        format.recognise(source)
                                .map(Recognition::certainty)
                                .filter(Certainty.CERTAIN::equals)
                                .isPresent(),
                        format.name() + " looks at " + source);
            }
            assertEquals(name, FormatRecognition.of(source).format().name());
        });
    }

    @Test
    void oneRecording_isRecognisedLikeItsFolder() throws IOException {
        for (String name : List.of("nw-ucla", "utd-mhad", "penn-action", "msr-action3d", "ntu-raw")) {
            try (Stream<Path> files = Files.walk(samples.get(name))) {
                Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
                assertEquals(name, FormatRecognition.of(file).format().name());
            }
        }
    }

    @Test
    void emptyFilesOfTheRightName_areNotRecognised() throws IOException {
        for (Path source : samples.values()) {
            try (Stream<Path> files = Files.walk(source)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.writeString(file, "");
                }
            }
        }
        samples.values()
                .forEach(source -> assertTrue(
                        assertThrows(InvalidInputException.class, () -> FormatRecognition.of(source))
                                .getMessage()
                                .contains("is not recognised"),
                        source.toString()));
    }
}
