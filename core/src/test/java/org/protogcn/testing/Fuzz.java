package org.protogcn.testing;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import org.protogcn.InvalidInputException;

/** Shows that whatever a file holds, a reader ends with a result or with one sentence. */
public final class Fuzz {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Fuzz() {}

    /** Reads a file's bytes and throws nothing but InvalidInputException. */
    public interface Reader {
        void read(byte[] bytes) throws Exception;
    }

    /** Reads the undamaged original, then {@code rounds} damaged copies, with the seeds from 0. */
    public static void damage(byte[] original, int rounds, Reader reader) {
        int refused = assertTimeoutPreemptively(LIMIT, () -> {
            reader.read(original);
            int count = 0;
            for (int seed = 0; seed < rounds; seed++) {
                count += isRefused(Damage.of(original, seed), seed, reader) ? 1 : 0;
            }
            return count;
        });
        assertTrue(refused > rounds / 20, "only " + refused + " of " + rounds + " damaged files were refused");
    }

    private static boolean isRefused(byte[] bytes, int seed, Reader reader) {
        try {
            reader.read(bytes);
            return false;
        } catch (InvalidInputException e) {
            assertFalse(e.getMessage().contains("\n"), () -> "seed " + seed + ": " + e.getMessage());
            return true;
        } catch (Exception | OutOfMemoryError | StackOverflowError e) {
            return fail("seed " + seed, e);
        }
    }
}
