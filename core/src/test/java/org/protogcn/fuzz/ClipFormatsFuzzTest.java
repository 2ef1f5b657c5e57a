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
import org.protogcn.fuzz.Seeds.Seed;
import org.protogcn.testing.Campaign;
import org.protogcn.testing.FuzzedSource;

/** Whatever a stranger's source holds, every format ends with clips or with one sentence, and within limits. */
class ClipFormatsFuzzTest {
    private static final int INPUTS = 1000;

    /** A sound source of a format; a format may have several. */
    private record Case(String format, Seed seed) {
        @Override
        public String toString() {
            return format;
        }
    }

    private static final List<Case> CASES = List.of(
            new Case("pyskl", Seeds.golden("files/ntu_annos_p2.pkl")),
            new Case("pyskl", Seeds.golden("files/gym_annos_p4.pkl")),
            new Case("pyskl", Seeds.golden("files/k400_compressed_p3.pkl")),
            new Case("kinetics", Seeds::kinetics),
            new Case("nw-ucla", Seeds::nwUcla),
            new Case("utd-mhad", Seeds::utdMhad),
            new Case("penn-action", Seeds::pennAction),
            new Case("msr-action3d", Seeds::msrAction3d),
            new Case("utkinect", Seeds::utKinect));

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
                format.name(),
                INPUTS,
                FuzzedSource.of(source, damaged -> format.read(damaged, ImportOptions.NONE, clip -> {})));
    }

    /** Recognising promises never to fail, so it must not refuse either. */
    @ParameterizedTest
    @MethodSource("cases")
    void damagedSource_isRecognisedOrNot(Case subject) throws IOException {
        Path source = subject.seed().write(folder);
        Campaign.runWithoutRefusals(
                "recognising " + subject.format(), INPUTS / 10, FuzzedSource.of(source, damaged -> ClipFormats.all()
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
