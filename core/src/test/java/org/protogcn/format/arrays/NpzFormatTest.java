package org.protogcn.format.arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.protogcn.format.arrays.ArraySamples.padded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ImportOptions;
import org.protogcn.testing.Imported;

class NpzFormatTest {
    private static final ClipFormat FORMAT = new NpzFormat();

    @TempDir
    Path folder;

    private Path archive(Object... namesAndArrays) throws IOException {
        return ArraySamples.archive(folder.resolve("ntu.npz"), namesAndArrays);
    }

    @Test
    void archiveOfCtrGcn_isReadWithLabelsAndSplits() throws IOException {
        Path file = archive(
                "x_train", padded(2),
                "y_train", NdArray.ofFloats(new float[] {0, 0, 1, 1, 0, 0}, 2, 3),
                "x_test", padded(1),
                "y_test", NdArray.ofFloats(new float[] {0, 1, 0}, 1, 3));

        Imported imported = Imported.from(FORMAT, file);

        assertEquals(List.of("train_000000", "train_000001"), imported.split("train"));
        assertEquals(List.of("val_000000"), imported.split("val"));
        assertEquals(2, imported.clip("train_000000").label());
        assertEquals(1, imported.clip("val_000000").label());
        assertEquals(
                "FLOAT32[1,2,25,3]", imported.clip("train_000001").keypoints().toString());
        assertEquals(
                450 + 150 + 3 * 7 + 2 + 1,
                imported.clip("train_000001").keypoints().get(0, 1, 7, 2));
    }

    @Test
    void otherArrays_mayBeNamed() throws IOException {
        Path file = archive("poses", padded(2), "classes", NdArray.ofLongs(new long[] {3, 4}, 2));
        ImportOptions options = ImportOptions.NONE.with("data", "poses").with("labels", "classes");

        assertEquals(
                4, Imported.from(FORMAT, file, options).clip("poses_000001").label());
        assertTrue(Imported.failure(FORMAT, file).contains("say which one holds the clips with --set data="));
        assertTrue(Imported.failure(FORMAT, file, options.with("labels", "class"))
                .contains("no array 'class'; did you mean 'classes'?"));
    }

    @Test
    void archive_isRecognisedByItsArrays() throws IOException {
        Path file = archive("x_train", padded(1), "y_train", NdArray.ofLongs(new long[] {3}, 1));
        assertEquals(
                "it is an .npz archive with the arrays x_train and y_train",
                FORMAT.recognise(file).orElseThrow().why());
        Files.writeString(file, "no archive");
        assertTrue(FORMAT.recognise(file).isEmpty());
        assertTrue(Imported.failure(FORMAT, file).contains("is not an archive of NumPy arrays"));
    }

    @Test
    void bomb_isRefusedByItsGrowth() throws IOException {
        Path file = archive("x_train", NdArray.zeros(DType.FLOAT64, 200, 300, 150));
        assertTrue(Imported.failure(FORMAT, file).contains("more than 200 times"));
    }

    @Test
    void shapeBeyondTheEntry_isRefusedBeforeMemoryIsTaken() throws IOException {
        Path file = folder.resolve("ntu.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("x_train.npy"));
            zip.write(Npy.header(DType.FLOAT32, 1_000_000, 300, 150));
            zip.closeEntry();
        }
        assertTrue(Imported.failure(FORMAT, file).contains("bytes of numbers and holds 128"));
    }

    @Test
    void objectArray_isRefused() throws IOException {
        Path file = folder.resolve("ntu.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("x_train.npy"));
            String header = new String(Npy.header(DType.FLOAT32, 2, 3, 150), StandardCharsets.ISO_8859_1);
            zip.write(header.replace("'<f4'", "'|O' ").getBytes(StandardCharsets.ISO_8859_1));
            zip.closeEntry();
        }
        assertTrue(Imported.failure(FORMAT, file).contains("holds Python objects"));
    }
}
