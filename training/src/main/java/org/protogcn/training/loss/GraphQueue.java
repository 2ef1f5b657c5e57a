package org.protogcn.training.loss;

import java.util.Map;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.array.NdArray;
import org.protogcn.training.network.ProtoGcn;
import org.protogcn.training.tensor.Inputs;
import org.protogcn.training.tensor.Scope;
import org.protogcn.training.tensor.Tensors;

/** The embeddings and labels of the latest clips; the oldest make room for new ones. */
final class GraphQueue implements AutoCloseable {
    private static final long EMPTY = -1;
    private static final String EMBEDDINGS = "loss.graph_queue";
    private static final String LABELS = "loss.graph_queue_labels";
    private static final String NEXT = "loss.graph_queue_next";

    private final Device device;
    private final int length;
    private final Tensor embeddings;
    private final Tensor labels;
    private long next;

    /** @param length of how many clips */
    GraphQueue(int length, Device device, ScalarType type) {
        this.device = device;
        this.length = length;
        this.embeddings = Scope.own(Tensors.zeros(device, type, length, ProtoGcn.EMBEDDING));
        this.labels = Scope.own(Tensors.zeros(device, ScalarType.Long, length));
        labels.fill_(new Scalar(EMPTY));
    }

    /** {@code [Q,256]}, zero where there is none yet. */
    Tensor embeddings() {
        return embeddings.clone();
    }

    /** {@code [Q]}, -1 where there is none yet. */
    Tensor labels() {
        return labels;
    }

    int length() {
        return length;
    }

    /**
     * @param more {@code [B,256]}, no more than are remembered
     * @param ofClasses {@code [B]}
     */
    void add(Tensor more, Tensor ofClasses) {
        long count = more.size(0);
        long[] places =
                LongStream.range(next, next + count).map(i -> i % length).toArray();
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Tensor at = Inputs.longs(places, device);
            embeddings.index_copy_(0, at, more.detach());
            labels.index_copy_(0, at, ofClasses);
        }
        next = (next + count) % length;
    }

    Map<String, NdArray> state() {
        return Map.of(
                EMBEDDINGS,
                Tensors.toArray(embeddings),
                LABELS,
                Tensors.toArray(labels),
                NEXT,
                NdArray.ofLongs(new long[] {next}, 1));
    }

    void load(Map<String, NdArray> state) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            embeddings.copy_(Tensors.of(state.get(EMBEDDINGS)));
            labels.copy_(Tensors.of(state.get(LABELS)));
        }
        next = Math.floorMod(state.get(NEXT).getLong(0), length);
    }

    @Override
    public void close() {
        embeddings.close();
        labels.close();
    }
}
