package org.protogcn.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.protogcn.io.Sha256;

/**
 * A JSON object whose last key, {@code sha256}, is the checksum of all bytes before that key's line: whichever byte
 * changes, the file no longer fits.
 */
final class Seal {
    private static final int HEX_DIGITS = 64;
    private static final int TAIL_BYTES = tail("0".repeat(HEX_DIGITS)).length;

    private Seal() {}

    /**
     * Adds the checksum to an object.
     *
     * @param json an object with at least one key, written over several lines
     */
    static byte[] seal(String json) {
        String open = json.strip();
        byte[] body = (open.substring(0, open.length() - 1).stripTrailing() + ",\n").getBytes(StandardCharsets.UTF_8);
        byte[] tail = tail(Sha256.of(body));
        byte[] sealed = Arrays.copyOf(body, body.length + tail.length);
        System.arraycopy(tail, 0, sealed, body.length, tail.length);
        return sealed;
    }

    /** The checksum of a sealed object, if it is right. */
    static Optional<String> check(byte[] sealed) {
        if (sealed.length < TAIL_BYTES) {
            return Optional.empty();
        }
        int body = sealed.length - TAIL_BYTES;
        String checksum = Sha256.of(Arrays.copyOf(sealed, body));
        return Arrays.equals(Arrays.copyOfRange(sealed, body, sealed.length), tail(checksum))
                ? Optional.of(checksum)
                : Optional.empty();
    }

    private static byte[] tail(String checksum) {
        return ("  \"sha256\" : \"" + checksum + "\"\n}\n").getBytes(StandardCharsets.UTF_8);
    }
}
