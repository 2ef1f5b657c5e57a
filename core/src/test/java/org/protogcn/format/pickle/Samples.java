package org.protogcn.format.pickle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Pickles that Python wrote: see {@code make_samples.py} beside them. */
final class Samples {
    private Samples() {}

    static byte[] bytes(String name) {
        try (InputStream in = Samples.class.getResourceAsStream(name + ".pkl")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Object read(String name) {
        return read(bytes(name), name, ItemSink.NONE);
    }

    static Object read(byte[] pickle, String name, ItemSink sink) {
        return PickleReader.read(new PickleInput(new ByteArrayInputStream(pickle), name), sink);
    }

    /** A pickle written by hand: a char for each byte. */
    static Object read(String latin1, ItemSink sink) {
        return read(latin1.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), "hand.pkl", sink);
    }
}
