package org.protogcn.prepare;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.protogcn.InvalidInputException;

/**
 * Memory outside the heap that batches lease and give back: after the first few batches none is asked for any more. Any
 * number of threads may lease. A buffer that is never given back is the garbage collector's.
 */
public final class BatchBuffers {
    private final List<FloatBuffer> free = new ArrayList<>();
    private int made;

    /** At least so many numbers, of any value. */
    synchronized FloatBuffer lease(long numbers) {
        for (int i = free.size() - 1; i >= 0; i--) {
            if (free.get(i).capacity() >= numbers) {
                return free.remove(i);
            }
        }
        made++;
        return allocate(numbers);
    }

    private static FloatBuffer allocate(long numbers) {
        long bytes = Math.multiplyExact(numbers, Float.BYTES);
        if (bytes > Integer.MAX_VALUE) {
            throw new InvalidInputException("a batch would take " + bytes
                    + " bytes and can take 2 GiB at most; set a smaller schedule.batch or evaluation.batch");
        }
        return ByteBuffer.allocateDirect((int) bytes)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    synchronized void giveBack(FloatBuffer buffer) {
        free.add(buffer);
    }

    /** How many buffers have ever been made. */
    synchronized int made() {
        return made;
    }
}
