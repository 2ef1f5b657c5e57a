package org.protogcn.format.recordings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.IntBinaryOperator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

/**
 * Recordings of a few frames in the forms of the datasets. The coordinate {@code c} of the file's own joint {@code j} in
 * frame {@code t} is {@code t + j / 100 + c / 10000}, so that a test can tell where a number came from.
 */
public final class TinyDataset {
    private TinyDataset() {}

    static double value(int frame, int joint, int channel) {
        return frame + joint / 100.0 + channel / 10000.0;
    }

    /** The same as the reader must store it. */
    static double stored(int frame, int joint, int channel) {
        return (float) value(frame, joint, channel);
    }

    public static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An NW-UCLA recording whose first frame is {@code start}. */
    public static void nwUcla(Path folder, String id, int label, int start, int frames) {
        StringJoiner skeletons = new StringJoiner(", ", "[", "]");
        for (int t = start; t < start + frames; t++) {
            skeletons.add(triples(t, "[%s, %s, %s]", ", ", "[", "]"));
        }
        String json = "{\"file_name\": \"%s\", \"skeletons\": %s, \"label\": %d}";
        write(folder.resolve("all_sqe/" + id + ".json"), String.format(Locale.ROOT, json, id, skeletons, label));
    }

    public static void msrAction3d(Path folder, String id, int frames) {
        StringBuilder text = new StringBuilder();
        for (int t = 0; t < frames; t++) {
            text.append(triples(t, "%s %s %s 1.0", "\n", "", "\n"));
        }
        write(folder.resolve("real_world_coordinates/" + id + "_skeleton3D.txt"), text.toString());
    }

    public static String utKinectLine(int number, int frame) {
        return number + triples(frame, " %s %s %s", "", "", "\n");
    }

    private static String triples(int frame, String form, String separator, String before, String after) {
        StringJoiner joints = new StringJoiner(separator, before, after);
        for (int j = 0; j < 20; j++) {
            joints.add(String.format(Locale.ROOT, form, value(frame, j, 0), value(frame, j, 1), value(frame, j, 2)));
        }
        return joints.toString();
    }

    public static void utdMhad(Path folder, String id, int frames) {
        Matrix skeletons = Mat5.newMatrix(Mat5.dims(20, 3, frames));
        for (int i = 0; i < 60 * frames; i++) {
            int joint = i % 20;
            int channel = i / 20 % 3;
            skeletons.setDouble(i, value(i / 60, joint, channel));
        }
        writeMat(
                folder.resolve("Skeleton/" + id + "_skeleton.mat"),
                Mat5.newMatFile().addArray("d_skel", skeletons));
    }

    /** A Penn Action label: x is channel 0, y is channel 1, every third joint is invisible. */
    public static MatFile pennAction(String action, int train, int frames) {
        return Mat5.newMatFile()
                .addArray("action", Mat5.newString(action))
                .addArray("x", matrix(frames, 13, (t, j) -> 100 * t + j))
                .addArray("y", matrix(frames, 13, (t, j) -> 100 * t + j + 50))
                .addArray("visibility", matrix(frames, 13, (t, j) -> j % 3 == 0 ? 0 : 1))
                .addArray("train", Mat5.newScalar(train))
                .addArray("dimensions", matrix(1, 3, (i, j) -> new int[] {270, 480, frames}[j]));
    }

    static Matrix matrix(int rows, int columns, IntBinaryOperator value) {
        Matrix matrix = Mat5.newMatrix(rows, columns);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                matrix.setDouble(row, column, value.applyAsInt(row, column));
            }
        }
        return matrix;
    }

    public static void writeMat(Path file, MatFile content) {
        try {
            Files.createDirectories(file.getParent());
            Mat5.writeToFile(content, file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
