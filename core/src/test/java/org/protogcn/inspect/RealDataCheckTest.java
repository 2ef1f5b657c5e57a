package org.protogcn.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.dataset.ClipFormats;
import org.protogcn.dataset.Importer;
import org.protogcn.format.ImportOptions;
import org.protogcn.inspect.Finding.Case;
import org.protogcn.store.ClipStore;
import org.protogcn.store.MissingValues;
import org.protogcn.testing.Shared;

/** Published datasets, whose faults are known. */
class RealDataCheckTest {
    @TempDir
    Path scratch;

    @Test
    void nwUcla_hasThe95PublishedCopies() throws IOException {
        Path source = Shared.unpacked("nw-ucla", scratch);

        Finding copies = find("copies-across-splits", check("nw-ucla", source));

        List<?> published = new ObjectMapper()
                .readValue(source.resolve("val_exact_copies_of_train.json").toFile(), List.class);
        assertEquals(95, copies.count());
        assertEquals(
                new TreeSet<>(published),
                new TreeSet<>(copies.cases().stream().map(Case::clip).toList()));
        assertTrue(copies.cases().stream().noneMatch(place -> place.others().isEmpty()));
    }

    @Test
    void msrAction3d_has19ClipsWithFramesOfZeros() {
        DataReport report = check("msr-action3d", Shared.unpacked("msr-action3d", scratch));

        assertEquals(19, find("empty-frames", report).count());
        assertEquals(0, report.count(Severity.ERROR), report::toText);
    }

    private DataReport check(String format, Path source) {
        Path folder = scratch.resolve("store");
        new Importer(MissingValues.REFUSE, clips -> {})
                .run(ClipFormats.named(format), source, ImportOptions.NONE, folder, false);
        try (ClipStore store = ClipStore.open(folder)) {
            return DataCheck.USUAL.run(store, clips -> {});
        }
    }

    private static Finding find(String kind, DataReport report) {
        return report.findings().stream()
                .filter(finding -> finding.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }
}
