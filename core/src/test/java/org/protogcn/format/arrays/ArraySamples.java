package org.protogcn.format.arrays;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Matrix;

/** Small arrays of poses, here and for tests elsewhere. */
public final class ArraySamples {
    private ArraySamples() {}

    /** A dataset as ST-GCN keeps it, with its labels. */
    public static Path stGcn(Path folder) throws IOException {
        Files.createDirectories(folder);
        Npy.write(folder.resolve("train_data.npy"), dataset());
        Files.write(folder.resolve("train_label.pkl"), labelPickle("a.skeleton", 4, "b.skeleton", 7));
        return folder;
    }

    /** {@code wave/a.npy}: one clip in the folder of its class. */
    public static Path clips(Path folder) throws IOException {
        Npy.write(Files.createDirectories(folder.resolve("wave")).resolve("a.npy"), clip());
        return folder;
    }

    /** An archive as CTR-GCN keeps it, with one split. */
    public static Path ctrGcn(Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve("ntu.npz");
        return archive(file, "x_train", padded(2), "y_train", NdArray.ofFloats(new float[] {0, 1, 1, 0}, 2, 2));
    }

    public static Path mat(Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve("a.mat");
        Mat5.writeToFile(Mat5.newMatFile().addArray("x", matrix(20, 3, 2)), file.toFile());
        return file;
    }

    /** {@code [2,3,4,25,2]}; of clip 0 only person 0 in frames 0 to 2 is there. */
    static NdArray dataset() {
        float[] values = new float[2 * 3 * 4 * 25 * 2];
        for (int i = 0; i < values.length; i++) {
            int person = i % 2;
            int frame = i / 50 % 4;
            boolean present = i >= values.length / 2 || person == 0 && frame < 3;
            values[i] = present ? i + 1 : 0;
        }
        return NdArray.ofFloats(values, 2, 3, 4, 25, 2);
    }

    /** {@code [2,25,3]}. */
    private static NdArray clip() {
        float[] values = new float[2 * 25 * 3];
        Arrays.fill(values, 0.5f);
        return NdArray.ofFloats(values, 2, 25, 3);
    }

    /** {@code [clips,3,150]}: the first person in two frames, the second in none. */
    static NdArray padded(int clips) {
        float[] values = new float[clips * 450];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 450 < 300 && i % 150 < 75 ? i + 1 : 0;
        }
        return NdArray.ofFloats(values, clips, 3, 150);
    }

    /** Protocol 2 of {@code ([first, second], [one, two])}. */
    static byte[] labelPickle(String first, int one, String second, int two) throws IOException {
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        pickle.write(new byte[] {(byte) 0x80, 2, ']', '('});
        for (String name : List.of(first, second)) {
            pickle.write(new byte[] {'X', (byte) name.length(), 0, 0, 0});
            pickle.write(name.getBytes(StandardCharsets.UTF_8));
        }
        pickle.write(new byte[] {'e', ']', '(', 'K', (byte) one, 'K', (byte) two, 'e', (byte) 0x86, '.'});
        return pickle.toByteArray();
    }

    static Path archive(Path file, Object... namesAndArrays) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndArrays.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndArrays[i] + ".npy"));
                Npy.write(zip, (NdArray) namesAndArrays[i + 1]);
                zip.closeEntry();
            }
        }
        return file;
    }

    /** Element {@code (i,j,k)} is 1000 i + 10 j + k + 1. */
    static Matrix matrix(int... shape) {
        Matrix matrix = Mat5.newMatrix(shape);
        for (int i = 0; i < shape[0]; i++) {
            for (int j = 0; j < shape[1]; j++) {
                for (int k = 0; k < (shape.length > 2 ? shape[2] : 1); k++) {
                    matrix.setDouble(
                            shape.length > 2 ? new int[] {i, j, k} : new int[] {i, j}, 1000 * i + 10 * j + k + 1);
                }
            }
        }
        return matrix;
    }
}
