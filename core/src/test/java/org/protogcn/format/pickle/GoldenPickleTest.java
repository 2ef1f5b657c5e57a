package org.protogcn.format.pickle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.array.NdArray;
import org.protogcn.testing.Shared;

/** Everything that the golden pickles contain, down to the bytes of their arrays. */
class GoldenPickleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ntu_annos_p2", "ntu_annos_p3", "ntu_annos_p4", "ntu_annos_p5",
                "gym_annos_p2", "gym_annos_p3", "gym_annos_p4", "gym_annos_p5",
                "k400_compressed_p2", "k400_compressed_p3", "k400_compressed_p4", "k400_compressed_p5",
                "k400_index_p3", "k400_kpfile_p3"
            })
    void contents_areThoseOfTheManifest(String name) throws IOException {
        Path folder = Shared.path("goldens/files");
        JsonNode contents = new ObjectMapper()
                .readTree(folder.resolve("manifest.json").toFile())
                .get("pkl_content")
                .get(name.substring(0, name.length() - 3));
        assertSame(contents, PickleReader.read(folder.resolve(name + ".pkl"), ItemSink.NONE), name);
    }

    private static void assertSame(JsonNode expected, Object actual, String where) {
        if (expected.has("__nd__")) {
            assertSameArray(expected, (NdArray) actual, where);
        } else if (expected.isObject()) {
            Map<?, ?> dict = (Map<?, ?>) actual;
            assertEquals(expected.size(), dict.size(), where);
            dict.forEach((key, value) -> assertSame(expected.get(key.toString()), value, where + "." + key));
        } else if (expected.isArray()) {
            List<?> sequence = Python.sequence(actual);
            assertEquals(expected.size(), sequence.size(), where);
            Iterator<?> values = sequence.iterator();
            expected.forEach(element -> assertSame(element, values.next(), where + "[]"));
        } else if (expected.isIntegralNumber()) {
            assertEquals(expected.longValue(), actual, where);
        } else {
            assertEquals(expected.textValue(), actual, where);
        }
    }

    private static void assertSameArray(JsonNode expected, NdArray actual, String where) {
        assertEquals(expected.get("__nd__").textValue(), actual.type().name().toLowerCase(Locale.ROOT), where);
        int[] shape = new ObjectMapper().convertValue(expected.get("shape"), int[].class);
        assertArrayEquals(shape, actual.shape(), where);
        assertEquals(expected.get("sha256_le_bytes").textValue(), sha256(actual), where);
    }

    private static String sha256(NdArray array) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(array.bytes());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
