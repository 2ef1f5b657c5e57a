package org.protogcn.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void whatAStoreHolds_isReadAsJacksonReadsIt() throws IOException {
        String text =
                " {\"a\" : [1, -2, 2147483648, -9223372036854775808, true, false, null, [], {}],\n\t\"b\\u00e9\": "
                        + "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\ud83d\\ude00 日本 \", \"\": {\"c\": \"\"}} ";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        JsonNode expected = new ObjectMapper().readTree(bytes);

        assertEquals(expected, Json.read(bytes));
        assertEquals(expected.toString(), Json.read(bytes).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1,\"a\":1}",
                "1.5",
                "1e3",
                "-",
                "+1",
                "9223372036854775808",
                "nul",
                "True",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"a\nb\"",
                "1 2",
                "[1] x",
                "'a'",
                "[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]"
            })
    void anythingElse_isRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Json.read(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void bytesThatAreNoText_areRefused() {
        assertThrows(IllegalArgumentException.class, () -> Json.read(new byte[] {'"', (byte) 0xff, '"'}));
    }
}
