package org.protogcn.format.pickle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;

class PickleReaderTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void everyKindOfValue_inEveryProtocol(int protocol) {
        List<?> values = (List<?>) Samples.read("everything_p" + protocol);
        assertEquals(31, values.size());
        assertNull(values.get(0));
        assertEquals(List.of(true, false), values.subList(1, 3));
        assertEquals(
                List.of(
                        0L,
                        -1L,
                        255L,
                        65535L,
                        (long) Integer.MAX_VALUE,
                        (long) Integer.MIN_VALUE,
                        1L << 40,
                        Long.MIN_VALUE),
                values.subList(3, 11));
        assertEquals(List.of(BigInteger.ONE.shiftLeft(64), BigInteger.TEN.pow(30)), values.subList(11, 13));
        assertEquals(List.of(1.5, Double.POSITIVE_INFINITY, "é€\ud83d\ude00", ""), values.subList(13, 17));
        assertArrayEquals(new byte[] {0, -1}, (byte[]) values.get(17));
        assertArrayEquals(new byte[] {'a', 'b'}, (byte[]) values.get(18));
        for (int size = 0; size <= 4; size++) {
            Object[] tuple = (Object[]) values.get(19 + size);
            assertArrayEquals(Arrays.copyOf(new Object[] {1L, 2L, 3L, 4L}, size), tuple);
        }
        assertEquals(
                List.of(
                        List.of(),
                        Map.of(),
                        Map.of("a", List.of(1L)),
                        Set.of(1L, 2L),
                        Set.of(3L),
                        Map.of("x", 1L),
                        Map.of("k", List.of(2L))),
                values.subList(24, 31));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void arrays_inBothOrders_becomeRowMajor(int protocol) {
        for (String order : List.of("grid_p", "fortran_p")) {
            NdArray array = (NdArray) Samples.read(order + protocol);
            assertEquals("FLOAT32[2, 3]", array.toString());
            assertArrayEquals(new float[] {0, 1, 2, 3, 4, 5}, array.toFloats());
        }
    }

    @Test
    void bigEndianArray_isTurned() {
        assertArrayEquals(new float[] {0, 1, 2, 3, 4, 5}, ((NdArray) Samples.read("big_endian_p4")).toFloats());
    }

    @Test
    void unsignedArray_isWidened() {
        NdArray array = (NdArray) Samples.read("unsigned_p4");
        assertEquals(DType.INT32, array.type());
        assertArrayEquals(new long[] {1, 65535}, array.toLongs());
    }

    @Test
    void arrayWithoutAxes_hasOneElement() {
        NdArray array = (NdArray) Samples.read("zero_axes_p4");
        assertEquals(0, array.rank());
        assertEquals(3.5, array.getDouble(0));
    }

    @Test
    void numpyTextsAndScalars_becomePlainValues() {
        assertEquals(List.of("ab", "é"), Samples.read("texts_p4"));
        assertEquals(List.of(1.5, -3L, true, 2.25, 7L, "é"), Samples.read("scalars_p4"));
    }

    @ParameterizedTest
    @CsvSource({"objects_p4,'O8'", "complex_p4,'c16'"})
    void arraysOfOtherThingsThanNumbers_areRefusedByName(String sample, String type) {
        assertTrue(failure(() -> Samples.read(sample)).contains("NumPy type that is the text '" + type + "'"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void command_isNamedAndNeverExecuted(int protocol) {
        String message = failure(() -> Samples.read("command_p" + protocol));
        assertTrue(message.contains("command_p" + protocol + " names posix.system, which is never executed"), message);
        assertFalse(Files.exists(Path.of("executed")));
    }

    @ParameterizedTest
    @CsvSource({"'{\"json\": 1}'", "'PK\u0003\u0004zip'", "'\u0093NUMPY\u0001\u0000'", "'\n'", "'x'"})
    void otherFiles_areNoPickles(String contents) {
        String message = failure(() -> Samples.read(contents, ItemSink.NONE));
        assertTrue(message.contains("is not a Python pickle") || message.contains("cut off"), message);
    }

    @Test
    void everyTruncation_isNoticed() {
        byte[] whole = Samples.bytes("grid_p4");
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertTrue(failure(() -> Samples.read(part, "grid", ItemSink.NONE)).contains("cut off"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0080\u0006N.", // a protocol of the future
                "\u0080\u0004\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f", // bytes beyond any memory
                "\u0080\u0004\u008d\u0000\u0000\u0000\u0040\u0000\u0000\u0000\u0000", // a text of 1 GiB that is not
                // there
                "\u0080\u0002\u008b\u0000\u0000\u0000\u0040", // an integer of 1 GiB
                "\u0080\u0002Nr\u00ff\u00ff\u00ff\u007f.", // a memo of 2 billion entries
                "\u0080\u0002h\u0005.", // an entry never made
                "\u0080\u0002K\u0001R.", // a call of nothing
                "\u0080\u0002K\u0001K\u0002R.", // a call of a number
                "\u0080\u0002(.", // nothing on the stack
                "\u0080\u0002u.", // a mark never made
                "\u0080\u0002]K\u0001K\u0002s.", // a list as a dict
                "\u0080\u0002}]K\u0001s.", // a list as a key
                "\u0080\u0002}(K\u0001u.", // a key without a value
                "\u0080\u0002K\u0001}b.", // a state for a number
                "\u0080\u0002K\u0001Q.", // something outside the file
                "I12x\n.",
                "V\\u12\n.",
                "S'abc\n.",
            })
    void malformedPickles_areRefusedInOneSentence(String contents) {
        String message = failure(() -> Samples.read(contents, ItemSink.NONE));
        assertTrue(message.startsWith("hand.pkl "), message);
        assertFalse(message.contains("\n"), message);
    }

    @Test
    void deepNesting_isRefusedOrHarmless() {
        assertTrue(failure(() -> Samples.read("\u0080\u0002" + "(".repeat(5000) + ".", ItemSink.NONE))
                .contains("deep"));
        Samples.read("\u0080\u0002)" + "\u0085".repeat(100_000) + ".", ItemSink.NONE);
    }

    @Test
    void billionsOfReferences_areReadWithoutFollowingThem() {
        StringBuilder laughs = new StringBuilder("\u0080\u0002Nq\u0000");
        for (char i = 0; i < 100; i++) {
            laughs.append('(').append(("h" + i).repeat(50)).append("tq").append((char) (i + 1));
        }
        laughs.append("}hd").append("K\u0001s.");
        assertEquals(1, ((Map<?, ?>) Samples.read(laughs.toString(), ItemSink.NONE)).size());
    }

    @Test
    void python2Texts_keepTheirBytes() {
        assertEquals("aé\n'", Samples.read("S'a\\xe9\\n\\''\n.", ItemSink.NONE));
        assertEquals("\u00e9", Samples.read("U\u0001\u00e9.", ItemSink.NONE));
    }

    private static String failure(org.junit.jupiter.api.function.Executable reading) {
        return assertThrows(InvalidInputException.class, reading).getMessage();
    }
}
