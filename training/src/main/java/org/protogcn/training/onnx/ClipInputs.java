package org.protogcn.training.onnx;

import java.util.Optional;
import java.util.Set;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.Stream;
import org.protogcn.training.onnx.OnnxGraph.Value;

/**
 * What a model file takes.
 *
 * <ul>
 *   <li>{@code clips} {@code [B,M,T,V,3]}: the sampled frames of normalised joints, absent persons all zero;
 *   <li>{@code next} {@code [B,M,T,V,3]}, where a stream is a motion: the frame that follows each of them;
 *   <li>{@code half} {@code [B]}, in 3-D where a stream is a difference: whether the clip is stored in half precision, in
 *       which differences are then rounded, as they were in training.
 * </ul>
 */
final class ClipInputs {
    private final OnnxGraph graph;
    private final Value clips;
    private final Optional<Value> next;
    private final Optional<Value> half;

    ClipInputs(OnnxGraph graph, SkeletonLayout layout, Set<Stream> streams) {
        this.graph = graph;
        Object[] axes = {"B", "M", "T", layout.size(), 3};
        this.clips = graph.input("clips", axes);
        boolean moves = streams.stream().anyMatch(Stream::isMotion);
        this.next = moves ? Optional.of(graph.input("next", axes)) : Optional.empty();
        boolean subtracts = layout.dimensions() == 3 && streams.stream().anyMatch(stream -> stream != Stream.J);
        this.half = subtracts ? Optional.of(graph.flags("half", "B")) : Optional.empty();
    }

    Value clips() {
        return clips;
    }

    Value next() {
        return next.orElseThrow();
    }

    /** {@code [B,M,T,V,3]} in the precision that the clip is stored in. */
    Value rounded(Value x) {
        return half.map(flags -> graph.where(graph.unsqueeze(flags, 1, 2, 3, 4), graph.throughHalf(x), x))
                .orElse(x);
    }
}
