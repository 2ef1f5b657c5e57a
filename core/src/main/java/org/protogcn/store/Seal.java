package org.protogcn.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.protogcn.io.Sha256;

/**
 * A JSON object whose last two keys are checksums of the bytes before their own line: {@code sha256}, which names the
 * contents, and {@code crc32}, which shows damage at once. Whichever byte changes, the file no longer fits.
 */
final class Seal {
    private static final String ZEROS = "0".repeat(64);
    private static final int SHA_LINE = shaLine(ZEROS).length;
    private static final int CRC_LINE = crcLine(new byte[0]).length;
    private static final int HEX_START = new String(shaLine(ZEROS), StandardCharsets.UTF_8).indexOf(ZEROS);

    private Seal() {}

    /**
     * Adds the checksums to an object.
     *
     * @param json an object with at least one key, written over several lines
     */
    static byte[] seal(String json) {
        String open = json.strip();
        byte[] body = (open.substring(0, open.length() - 1).stripTrailing() + ",\n").getBytes(StandardCharsets.UTF_8);
        byte[] named = joined(body, shaLine(Sha256.of(body)));
        return joined(named, crcLine(named));
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** The SHA-256 that a sealed object names, if its bytes are as they were written. */
    static Optional<String> check(byte[] sealed) {
        int shaStart = sealed.length - CRC_LINE - SHA_LINE;
        if (shaStart < 0) {
            return Optional.empty();
        }
        byte[] named = Arrays.copyOf(sealed, sealed.length - CRC_LINE);
        if (!Arrays.equals(joined(named, crcLine(named)), sealed)) {
            return Optional.empty();
        }
        String sha = new String(sealed, shaStart + HEX_START, ZEROS.length(), StandardCharsets.US_ASCII);
        boolean complete = Arrays.equals(shaLine(sha), Arrays.copyOfRange(named, shaStart, named.length));
        return complete ? Optional.of(sha) : Optional.empty();
    }

    /** Whether the SHA-256 of a sealed object is right, which takes longer. */
    static boolean isGenuine(byte[] sealed) {
        String sha = Sha256.of(Arrays.copyOf(sealed, sealed.length - CRC_LINE - SHA_LINE));
        return check(sealed).filter(sha::equals).isPresent();
    }

    private static byte[] shaLine(String sha) {
        return line("sha256", sha, ",\n");
    }

    private static byte[] crcLine(byte[] before) {
        return line("crc32", StoreFiles.hex(StoreFiles.crc(before)), "\n}\n");
    }

    /** Joined, for a first {@code +} of texts would take as long as all else at the opening of a store. */
    private static byte[] line(String key, String value, String end) {
        return String.join("", "  \"", key, "\" : \"", value, "\"", end).getBytes(StandardCharsets.UTF_8);
    }
}
