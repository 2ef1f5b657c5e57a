package org.protogcn.format.pyskl;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.protogcn.array.NdArray;

/** Writes pickles for tests, of plain values and arrays. */
public final class PicklesByHand {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private PicklesByHand() {}

    public static Path write(Path file, Object value) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes(value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Object value) {
        PicklesByHand pickle = new PicklesByHand();
        pickle.latin1("\u0080\u0004");
        pickle.value(value);
        pickle.latin1(".");
        return pickle.out.toByteArray();
    }

    private void value(Object value) {
        if (value instanceof Map<?, ?> dict) {
            latin1("}(");
            dict.forEach((key, element) -> {
                value(key);
                value(element);
            });
            latin1("u");
        } else if (value instanceof List<?> list) {
            latin1("](");
            list.forEach(this::value);
            latin1("e");
        } else if (value instanceof Integer number) {
            latin1("J");
            number(number);
        } else if (value instanceof String text) {
            latin1("X");
            blob(text.getBytes(StandardCharsets.UTF_8));
        } else if (value instanceof NdArray array) {
            array(array);
        } else {
            throw new IllegalArgumentException("no test needs " + value);
        }
    }

    private void array(NdArray array) {
        latin1("cnumpy._core.numeric\n_frombuffer\n(B");
        byte[] bytes = new byte[array.bytes().remaining()];
        array.bytes().get(bytes);
        blob(bytes);
        latin1("cnumpy\ndtype\n");
        value(array.type().numpy().substring(1));
        latin1("\u0089\u0088\u0087R(");
        for (int extent : array.shape()) {
            value(extent);
        }
        latin1("t");
        value("C");
        latin1("tR");
    }

    private void blob(byte[] bytes) {
        number(bytes.length);
        out.writeBytes(bytes);
    }

    private void number(int value) {
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    private void latin1(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
