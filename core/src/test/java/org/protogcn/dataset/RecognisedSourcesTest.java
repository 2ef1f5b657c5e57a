package org.protogcn.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.protogcn.format.arrays.ArraySamples;
import org.protogcn.format.mediapipe.LandmarkSamples;
import org.protogcn.format.motion.BvhSamples;
import org.protogcn.format.ntu.NtuSamples;
import org.protogcn.format.poses.PoseSamples;
import org.protogcn.format.pyskl.PicklesByHand;
import org.protogcn.format.recordings.RecordingSamples;
import org.protogcn.format.tables.TableSamples;

/** Every format knows its own sources, and nobody else's. */
class RecognisedSourcesTest {
    /** Sources whose content could mean something else. */
    private static final Set<String> NEVER_CERTAIN = Set.of("npy", "npz", "mat", "csv");

    @TempDir
    Path folder;

    /** By the name of the format; a second form of a format has a number behind it. */
    private final Map<String, Path> samples = new LinkedHashMap<>();

    @BeforeEach
    void writeSamples() throws IOException {
        samples.put("pyskl", PicklesByHand.write(folder.resolve("clips.pkl"), List.of(annotation())));
        samples.put("kinetics", PicklesByHand.write(folder.resolve("list.pkl"), List.of(listed())));
        samples.put("ntu-raw", NtuSamples.person(folder.resolve("ntu")));
        samples.put("nw-ucla", RecordingSamples.nwUcla(folder.resolve("ucla")));
        samples.put("utd-mhad", RecordingSamples.utdMhad(folder.resolve("utd")));
        samples.put("penn-action", RecordingSamples.pennAction(folder.resolve("penn")));
        samples.put("msr-action3d", RecordingSamples.msrAction3d(folder.resolve("msr")));
        samples.put("utkinect", RecordingSamples.utKinect(folder.resolve("utk")));
        samples.put("openpose", PoseSamples.openPose(folder.resolve("openpose")));
        samples.put("alphapose", PoseSamples.alphaPose(folder.resolve("alpha")));
        samples.put("alphapose 2", PoseSamples.alphaPoseByPicture(folder.resolve("alpha2")));
        samples.put("mmpose", PoseSamples.mmpose(folder.resolve("mmpose")));
        samples.put("mmpose 2", PoseSamples.mmposePictures(folder.resolve("mmpose2")));
        samples.put("coco-json", PoseSamples.cocoAnnotations(folder.resolve("coco")));
        samples.put("kinetics-skeleton", PoseSamples.kineticsSkeleton(folder.resolve("stgcn")));
        samples.put("npy", ArraySamples.stGcn(folder.resolve("npy")));
        samples.put("npy 2", ArraySamples.clips(folder.resolve("npy2")));
        samples.put("npz", ArraySamples.ctrGcn(folder.resolve("npz")));
        samples.put("mat", ArraySamples.mat(folder.resolve("mat")));
        samples.put("mediapipe", LandmarkSamples.holistic(folder.resolve("mediapipe")));
        samples.put("csv", TableSamples.rowPerJoint(folder.resolve("csv")));
        samples.put("csv 2", TableSamples.rowPerFrame(folder.resolve("csv2")));
        samples.put("parquet", TableSamples.parquet(folder.resolve("parquet")));
        samples.put("bvh", BvhSamples.write(folder.resolve("bvh")));
    }

    private static Map<String, Object> annotation() {
        return Map.of("frame_dir", "a", "label", 0, "keypoint", NdArray.zeros(DType.FLOAT32, 1, 2, 25, 3));
    }

    private static Map<String, Object> listed() {
        return Map.of("frame_dir", "a", "label", 0, "raw_file", "part0.pkl");
    }

    private static String format(String sample) {
        return sample.split(" ")[0];
    }

    private static Set<String> certain(Path source) {
        return ClipFormats.all().stream()
                .filter(format -> format.recognise(source)
                        .map(Recognition::certainty)
                        .filter(Certainty.CERTAIN::equals)
                        .isPresent())
                .map(ClipFormat::name)
                .collect(Collectors.toSet());
    }

    @Test
    void source_isRecognisedByItsFormat_withCertainty_andByNoOther() {
        samples.forEach((name, source) -> {
            String format = format(name);
            assertEquals(NEVER_CERTAIN.contains(format) ? Set.of() : Set.of(format), certain(source), name);
            assertEquals(format, FormatRecognition.of(source).format().name());
        });
    }

    /** Other programs write such content too, but there is no better guess. */
    @Test
    void sourceThatCouldBeOfAnother_isRecognised_withoutCertainty() throws IOException {
        Map<String, Path> likely = Map.of(
                "coco-json", PoseSamples.cocoResults(folder.resolve("results")),
                "mediapipe", LandmarkSamples.json(folder.resolve("landmarks")));
        likely.forEach((format, source) -> {
            assertEquals(Set.of(), certain(source));
            assertEquals(format, FormatRecognition.of(source).format().name());
        });
        Path hand = LandmarkSamples.hand(folder.resolve("hand"));
        assertEquals("mediapipe", FormatRecognition.of(hand).format().name());
    }

    @Test
    void everyFormat_hasASample() {
        Set<String> sampled = new HashSet<>();
        samples.keySet().forEach(name -> sampled.add(format(name)));
        assertEquals(ClipFormats.all().stream().map(ClipFormat::name).collect(Collectors.toSet()), sampled);
    }

    /** What a folder holds beside its recordings, such as a list of labels, is no recording. */
    @Test
    void oneRecording_isRecognisedLikeItsFolder() throws IOException {
        for (String name :
                List.of("nw-ucla", "utd-mhad", "penn-action", "msr-action3d", "ntu-raw", "npy 2", "mmpose 2")) {
            try (Stream<Path> files = Files.walk(samples.get(name))) {
                Path file =
                        files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
                assertEquals(format(name), FormatRecognition.of(file).format().name());
            }
        }
    }

    /** The name alone makes a table or a MATLAB file; nothing else is recognised without content. */
    @Test
    void emptyFilesOfTheRightName_areNotRecognised() throws IOException {
        for (Path source : samples.values()) {
            try (Stream<Path> files = Files.walk(source)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.writeString(file, "");
                }
            }
        }
        samples.forEach((name, source) -> {
            if (!Set.of("mat", "utd-mhad", "penn-action", "csv").contains(format(name))) {
                String message = assertThrows(InvalidInputException.class, () -> FormatRecognition.of(source), name)
                        .getMessage();
                assertTrue(message.contains("is not recognised"), message);
            }
        });
    }
}
