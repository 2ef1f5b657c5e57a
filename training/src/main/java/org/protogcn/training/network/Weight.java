package org.protogcn.training.network;

import org.bytedeco.pytorch.Tensor;

/** A named tensor of the network. It is declared first and gets its place in memory when all are known. */
public final class Weight {
    /** What a weight is to the optimiser. */
    public enum Role {
        /** Learned by gradient. */
        PARAMETER,
        /** A running statistic of a batch norm. */
        STATISTIC
    }

    private final String name;
    private final Role role;
    private final Initial initial;
    private final long[] shape;
    private Tensor tensor;
    private Tensor active;

    Weight(String name, Role role, Initial initial, long... shape) {
        this.name = name;
        this.role = role;
        this.initial = initial;
        this.shape = shape;
    }

    /** The name in published checkpoints, e.g. {@code backbone.gcn.0.gcn.A}. */
    public String name() {
        return name;
    }

    public Role role() {
        return role;
    }

    public long[] shape() {
        return shape.clone();
    }

    public Tensor tensor() {
        return tensor;
    }

    /** The same in the numbers that features have. */
    Tensor active() {
        return active;
    }

    /** Adds to the gradient of a parameter. */
    void gather(Tensor share) {
        tensor.grad().add_(share);
    }

    Initial initial() {
        return initial;
    }

    int size() {
        long size = 1;
        for (long extent : shape) {
            size *= extent;
        }
        return Math.toIntExact(size);
    }

    void place(Tensor memory, Tensor activeMemory) {
        this.tensor = memory;
        this.active = activeMemory;
    }

    void release() {
        tensor.close();
        active.close();
    }
}
