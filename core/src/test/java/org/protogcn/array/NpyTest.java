package org.protogcn.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.InvalidInputException;

class NpyTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"<f4, false, 1", ">f4, false, 2", ">f8, true, 3", "<f2, true, 1", ">i2, true, 2", "<i8, false, 3"})
    void array_inAnyOrder_isTheSame(String descr, boolean fortran, int version) throws IOException {
        byte[] file = file(descr, fortran, version);
        double[] expected = {0, 1, 2, 10, 11, 12};
        assertArrayEquals(
                expected, Npy.read(new ByteArrayInputStream(file), "a.npy").toDoubles());

        Path path = Files.write(folder.resolve("a.npy"), file);
        NpyFile mapped = NpyFile.open(path);
        long[] strides = mapped.header().strides();
        for (int i = 0; i < 6; i++) {
            assertEquals(expected[i], mapped.get(i / 3 * strides[0] + i % 3 * strides[1]));
        }
    }

    @Test
    void fileShorterThanItsShape_isRefusedUnmapped() throws IOException {
        byte[] file = header("<f4", "False", "(1000000, 1000000, 100)", 1);
        Path path = Files.write(folder.resolve("a.npy"), file);
        assertTrue(failure(() -> NpyFile.open(path)).contains("but only 0 are there; copy the file again"));
    }

    @Test
    void shapeBeyondAllNumbers_isRefused() {
        String shape = "(2000000000, 2000000000, 2000000000)";
        assertTrue(read("<f8", shape).contains("announces 9223372036854775807 bytes"), read("<f8", shape));
    }

    @Test
    void objects_areRefusedInOneSentence() {
        assertEquals(
                "a.npy holds Python objects, which only a pickle can; save it as an array of numbers",
                read("|O", "(2,)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<c8", "<U3", "<M8[ns]", ">V4"})
    void otherElements_areRefused(String descr) {
        assertTrue(read(descr, "(2,)").contains("numbers are expected"));
    }

    private static String read(String descr, String shape) {
        byte[] file = header(descr, "False", shape, 1);
        return failure(() -> Npy.read(new ByteArrayInputStream(file), "a.npy"));
    }

    private static String failure(Executable action) {
        return assertThrows(InvalidInputException.class, action).getMessage();
    }

    /** The array {@code [[0,1,2],[10,11,12]]}. */
    private static byte[] file(String descr, boolean fortran, int version) throws IOException {
        ByteOrder order = descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer numbers = ByteBuffer.allocate(48).order(order);
        int[] stored = fortran ? new int[] {0, 10, 1, 11, 2, 12} : new int[] {0, 1, 2, 10, 11, 12};
        for (int number : stored) {
            switch (descr.substring(1)) {
                case "f2" -> numbers.putShort(Half.toBits(number));
                case "f4" -> numbers.putFloat(number);
                case "f8" -> numbers.putDouble(number);
                case "i2" -> numbers.putShort((short) number);
                default -> numbers.putLong(number);
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(header(descr, fortran ? "True" : "False", "(2, 3)", version));
        file.write(numbers.array(), 0, numbers.position());
        return file.toByteArray();
    }

    private static byte[] header(String descr, String fortran, String shape, int version) {
        byte[] text = ("{'descr': '" + descr + "', 'fortran_order': " + fortran + ", 'shape': " + shape + ", }\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer header = ByteBuffer.allocate((version == 1 ? 10 : 12) + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(NpyHeader.MAGIC)
                .put((byte) version)
                .put((byte) 0);
        return (version == 1 ? header.putShort((short) text.length) : header.putInt(text.length))
                .put(text)
                .array();
    }
}
