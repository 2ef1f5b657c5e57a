package org.protogcn.format.recordings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.InvalidInputException;
import org.protogcn.dataset.ClipFormats;
import org.protogcn.testing.Imported;

class FolderFormatsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"nw-ucla", "utd-mhad", "penn-action", "msr-action3d", "utkinect"})
    void format_isFoundByItsName(String name) {
        assertEquals(name, ClipFormats.named(name).name());
        assertTrue(ClipFormats.all().contains(ClipFormats.named(name)));
    }

    @Test
    void unknownFormat_isRefusedWithTheNearestName() {
        String message = assertThrows(InvalidInputException.class, () -> ClipFormats.named("utd-mahd"))
                .getMessage();
        assertTrue(message.contains("did you mean 'utd-mhad'"), message);
    }

    /** The file takes no space on disk; the reader has to refuse it by its announced size. */
    @Test
    void enormousFile_isRefusedUnread() throws IOException {
        TinyDataset.msrAction3d(folder, "a01_s01_e01", 1);
        Path file = folder.resolve("real_world_coordinates/a01_s01_e01_skeleton3D.txt");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 40);
        }
        assertTrue(Imported.failure(new MsrAction3dFormat(), folder).contains("is larger than 16 MiB"));
    }

    @Test
    void recordingsAreReadInTheOrderOfTheirNames() {
        TinyDataset.msrAction3d(folder, "a02_s01_e01", 1);
        TinyDataset.msrAction3d(folder, "a01_s02_e01", 1);
        TinyDataset.msrAction3d(folder, "a01_s01_e02", 1);
        TinyDataset.write(folder.resolve("real_world_coordinates/readme.txt"), "passed over");

        Imported imported = Imported.from(new MsrAction3dFormat(), folder.resolve("real_world_coordinates"));
        assertEquals("[a01_s01_e02, a01_s02_e01, a02_s01_e01]", imported.ids().toString());
    }
}
