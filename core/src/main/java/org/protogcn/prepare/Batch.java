package org.protogcn.prepare;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Clips that go through the network together. Their numbers lie outside the heap in memory that is only leased: whoever
 * receives a batch closes it when nothing reads its numbers any more, and the next batch may then overwrite them. Used by
 * one thread.
 */
public final class Batch implements AutoCloseable {
    private final BatchBuffers owner;
    private final FloatBuffer leased;
    private final int numbers;
    private final long[] labels;
    private final String[] ids;
    private boolean closed;

    private Batch(BatchBuffers owner, FloatBuffer leased, int numbers, long[] labels, String[] ids) {
        this.owner = owner;
        this.leased = leased;
        this.numbers = numbers;
        this.labels = labels;
        this.ids = ids;
    }

    /**
     * Leases room for clips that are still to be prepared.
     *
     * @param numbers of all clips together
     * @throws org.protogcn.InvalidInputException if they are more than a buffer can hold
     */
    static Batch lease(BatchBuffers owner, long numbers, long[] labels, String[] ids) {
        FloatBuffer leased = owner.lease(numbers);
        return new Batch(owner, leased, (int) numbers, labels, ids);
    }

    /** A batch on its own, whose memory nobody else waits for. */
    public static Batch of(float[] data, long[] labels, List<String> ids) {
        Batch batch = lease(new BatchBuffers(), data.length, labels, ids.toArray(String[]::new));
        batch.data().put(data);
        return batch;
    }

    /**
     * {@code [B,M,T,V,3]} in training; at test every clip's samples in turn, {@code [B,clips,M,T,V,3]}. A view from the
     * first number to the last, in direct memory and native order; not to be read once the batch is closed.
     *
     * @throws IllegalStateException if the batch has been closed
     */
    public FloatBuffer data() {
        return data(0, numbers);
    }

    /** The part of {@link #data} that starts at {@code first}. */
    public FloatBuffer data(int first, int count) {
        if (closed) {
            throw new IllegalStateException("the batch that begins with clip " + ids[0]
                    + " has been closed; its memory may belong to another batch");
        }
        return leased.slice(first, count);
    }

    /** {@code [B]}. */
    public long[] labels() {
        return labels;
    }

    /** The clips' ids, B of them. */
    public List<String> ids() {
        return Arrays.asList(ids);
    }

    /** B. */
    public int size() {
        return labels.length;
    }

    /** Gives the memory back; once is enough and more does no harm. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            owner.giveBack(leased);
        }
    }
}
