package org.protogcn.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.protogcn.dataset.ClipFormats;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.arrays.ArraySamples;
import org.protogcn.format.mediapipe.LandmarkSamples;
import org.protogcn.format.motion.BvhSamples;
import org.protogcn.format.ntu.NtuSamples;
import org.protogcn.format.poses.PoseSamples;
import org.protogcn.format.recordings.RecordingSamples;
import org.protogcn.format.tables.TableSamples;
import org.protogcn.fuzz.Seeds.Seed;
import org.protogcn.testing.Campaign;
import org.protogcn.testing.FuzzedSource;

/** Whatever a stranger's source holds, every format ends with clips or with one sentence, and within limits. */
class ClipFormatsFuzzTest {
    private static final int INPUTS = 400;

    /** A sound source of a format, in one of its forms. */
    private record Case(String format, String form, Seed seed, ImportOptions options) {
        Case(String format, String form, Seed seed) {
            this(format, form, seed, ImportOptions.NONE);
        }

        @Override
        public String toString() {
            return format + " " + form;
        }
    }

    private static final List<Case> CASES = List.of(
            new Case("pyskl", "protocol 2", Seeds.golden("files/ntu_annos_p2.pkl")),
            new Case("pyskl", "protocol 4", Seeds.golden("files/gym_annos_p4.pkl")),
            new Case("pyskl", "compressed", Seeds.golden("files/k400_compressed_p3.pkl")),
            new Case("kinetics", "list", Seeds::kinetics),
            new Case("ntu-raw", "person", NtuSamples::person),
            new Case("ntu-raw", "pair", NtuSamples::pair),
            new Case("nw-ucla", "folder", RecordingSamples::nwUcla),
            new Case("utd-mhad", "folder", RecordingSamples::utdMhad),
            new Case("penn-action", "folder", RecordingSamples::pennAction),
            new Case("msr-action3d", "folder", RecordingSamples::msrAction3d),
            new Case("utkinect", "folder", RecordingSamples::utKinect),
            new Case("openpose", "frames", PoseSamples::openPose),
            new Case("alphapose", "list", PoseSamples::alphaPose),
            new Case("alphapose", "by picture", PoseSamples::alphaPoseByPicture),
            new Case("mmpose", "video", PoseSamples::mmpose),
            new Case("mmpose", "pictures", PoseSamples::mmposePictures),
            new Case("coco-json", "annotations", PoseSamples::cocoAnnotations),
            new Case("coco-json", "results", PoseSamples::cocoResults),
            new Case("kinetics-skeleton", "folder", PoseSamples::kineticsSkeleton),
            new Case("npy", "dataset", ArraySamples::stGcn),
            new Case("npy", "clips", ArraySamples::clips),
            new Case("npz", "archive", ArraySamples::ctrGcn),
            new Case("mat", "file", ArraySamples::mat),
            new Case("mediapipe", "holistic", LandmarkSamples::holistic),
            new Case("mediapipe", "hand", LandmarkSamples::hand),
            new Case("mediapipe", "json", LandmarkSamples::json),
            new Case("csv", "row per joint", TableSamples::rowPerJoint, TableSamples.GRIPPER),
            new Case("csv", "row per frame", TableSamples::rowPerFrame),
            new Case("parquet", "snappy", TableSamples::parquet, TableSamples.GRIPPER),
            new Case("parquet", "plain", TableSamples::plainParquet, TableSamples.GRIPPER),
            new Case("parquet", "zstandard", TableSamples::zstandardParquet, TableSamples.GRIPPER),
            new Case("bvh", "file", BvhSamples::write));

    @TempDir
    private Path folder;

    static List<Case> cases() {
        return CASES;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void damagedSource_isReadOrRefused(Case subject) throws IOException {
        ClipFormat format = ClipFormats.named(subject.format());
        Path source = subject.seed().write(folder);
        Campaign.run(
                subject.toString(),
                INPUTS,
                FuzzedSource.of(source, damaged -> format.read(damaged, subject.options(), clip -> {})));
    }

    /** Recognising promises never to fail, so it must not refuse either. */
    @ParameterizedTest
    @MethodSource("cases")
    void damagedSource_isRecognisedOrNot(Case subject) throws IOException {
        Path source = subject.seed().write(folder);
        Campaign.runWithoutRefusals(
                "recognising " + subject, INPUTS / 10, FuzzedSource.of(source, damaged -> ClipFormats.all()
                        .forEach(format -> format.recognise(damaged))));
    }

    @Test
    void everyFormat_hasASeed() {
        Set<String> names = ClipFormats.all().stream().map(ClipFormat::name).collect(Collectors.toSet());
        Set<String> seeded = new HashSet<>();
        CASES.forEach(subject -> seeded.add(subject.format()));
        assertEquals(names, seeded);
    }
}
