package org.protogcn.format.recordings;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sinks;

class MatVariablesTest {
    /** Where the first element begins, and where the length of the compressed element stands. */
    private static final int HEADER = 128;

    @TempDir
    Path folder;

    @Test
    void numbersAndText_areReadInMatlabsOrder() {
        Path file = folder.resolve("a.mat");
        TinyDataset.writeMat(
                file,
                Mat5.newMatFile()
                        .addArray("m", TinyDataset.matrix(2, 3, (row, column) -> 10 * row + column))
                        .addArray("t", Mat5.newString("word")));
        MatVariables variables = MatVariables.read(file, "m", "t");

        assertEquals(List.of(2, 3), variables.shape("m"));
        assertArrayEquals(new double[] {0, 10, 1, 11, 2, 12}, variables.numbers("m"));
        assertEquals("word", variables.text("t"));
        String failure = assertThrows(InvalidInputException.class, () -> variables.numbers("t"))
                .getMessage();
        assertTrue(failure.contains("the variable t is not numbers"), failure);
    }

    @Test
    void unsignedIntegers_areNotTakenForNegativeOnes() {
        Matrix matrix = Mat5.newMatrix(1, 1, MatlabType.UInt8);
        matrix.setInt(0, 200);
        Path file = folder.resolve("a.mat");
        TinyDataset.writeMat(file, Mat5.newMatFile().addArray("m", matrix));

        assertArrayEquals(new double[] {200}, MatVariables.read(file, "m").numbers("m"));
    }

    @Test
    void compression_mayLackItsClosingChecksum() throws IOException {
        byte[] deflated = deflated(matrix(new int[] {1, 4}));
        byte[] cut = Arrays.copyOf(deflated, deflated.length - 4);

        assertEquals(List.of(1, 4), read(element(15, cut.length, cut)).shape("m"));
    }

    /** A few kilobytes that unpack to far more than any recording holds. */
    @Test
    void bomb_isRefused() throws IOException {
        byte[] bomb = deflated(new byte[64 << 20]);

        assertTrue(failure(element(15, bomb.length, bomb)).contains("unpacks to more than 32 MiB"));
    }

    @Test
    void announcedLengths_mustBeThere() throws IOException {
        byte[] matrix = matrix(new int[] {1, 4});
        assertTrue(failure(element(14, Integer.MAX_VALUE, new byte[8])).contains("an element of 2147483647 bytes"));
        assertTrue(failure(element(14, -1, new byte[8])).contains("an element of 4294967295 bytes"));
        ByteBuffer.wrap(matrix).order(ByteOrder.LITTLE_ENDIAN).putInt(12, 0x7fffffff);
        assertTrue(failure(matrix).contains("an element of 2147483647 bytes"));
    }

    @Test
    void announcedExtents_mustBeThere() throws IOException {
        byte[] huge = matrix(new int[] {1, 4});
        ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putInt(32, 0x7fffffff);

        assertTrue(failure(huge).contains("is damaged"));
    }

    @Test
    void otherFiles_areRefused() throws IOException {
        assertTrue(failureOfFile(new byte[20]).contains("only 20 bytes"));
        assertTrue(failureOfFile(new byte[300]).contains("no mark of MAT v5 in its header"));
        assertTrue(failure(element(9, 8, new byte[8])).contains("an element of type 9 at byte 128"));
        assertTrue(failure(new byte[3]).contains("an element of type 0 at byte 128"));
    }

    private MatVariables read(byte[] element) throws IOException {
        byte[] content = Arrays.copyOf(uncompressed(new int[] {1, 1}), HEADER + element.length);
        System.arraycopy(element, 0, content, HEADER, element.length);
        return MatVariables.read(Files.write(folder.resolve("a.mat"), content), "m");
    }

    private String failure(byte[] element) {
        return assertThrows(InvalidInputException.class, () -> read(element)).getMessage();
    }

    private String failureOfFile(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("a.mat"), content);
        return assertThrows(InvalidInputException.class, () -> MatVariables.read(file, "m"))
                .getMessage();
    }

    private static byte[] element(int type, int length, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(type)
                .putInt(length)
                .put(content)
                .array();
    }

    /** The bytes of an uncompressed matrix named m, with its tag. */
    private static byte[] matrix(int[] shape) throws IOException {
        byte[] file = uncompressed(shape);
        return Arrays.copyOfRange(file, HEADER, file.length);
    }

    private static byte[] uncompressed(int[] shape) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
        Mat5.newWriter(Sinks.wrap(buffer))
                .setDeflateLevel(Deflater.NO_COMPRESSION)
                .writeMat(Mat5.newMatFile().addArray("m", Mat5.newMatrix(shape)));
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static byte[] deflated(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(bytes)) {
            deflater.write(content);
        }
        return bytes.toByteArray();
    }
}
