package org.protogcn.training.onnx;

import java.util.List;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayout.ScoreRule;
import org.protogcn.skeleton.Stream;
import org.protogcn.training.onnx.OnnxGraph.Value;

/**
 * The streams of one layout, computed inside the graph: the same numbers as {@code org.protogcn.prepare} finds outside.
 */
final class StreamGraph {
    private static final int JOINT_AXIS = 3;

    private final OnnxGraph graph;
    private final SkeletonLayout layout;
    private final ClipInputs inputs;

    /**
     * @param layout that the network sees
     */
    StreamGraph(OnnxGraph graph, SkeletonLayout layout, ClipInputs inputs) {
        this.graph = graph;
        this.layout = layout;
        this.inputs = inputs;
    }

    /** {@code [B,M,T,V,3]}. */
    Value of(Stream stream) {
        Value now = source(stream, inputs.clips());
        return stream.isMotion() ? motion(stream, now, source(stream, inputs.next())) : now;
    }

    private Value source(Stream stream, Value joints) {
        return stream.source() == Stream.J ? joints : bones(stream, joints);
    }

    private Value bones(Stream stream, Value joints) {
        boolean k = stream.source() == Stream.K;
        List<Integer> partners = k ? layout.kBones() : layout.bones();
        Value starts = graph.gather(
                joints,
                JOINT_AXIS,
                partners.stream().mapToLong(Integer::longValue).toArray());
        return inputs.rounded(difference(joints, starts, !k || meanOfScores()));
    }

    private Value motion(Stream stream, Value now, Value next) {
        Value difference = difference(next, now, meanOfScores());
        return stream.source() == Stream.J ? inputs.rounded(difference) : difference;
    }

    private boolean meanOfScores() {
        return layout.kBoneScores() == ScoreRule.MEAN;
    }

    /** {@code a - b}; in 2-D, if asked for, the mean of both scores in the third channel. */
    private Value difference(Value a, Value b, boolean meanScore) {
        if (layout.dimensions() == 3 || !meanScore) {
            return graph.subtract(a, b);
        }
        Value plus = graph.multiply(a, graph.numbers(new double[] {1, 1, 0.5}, 3));
        Value minus = graph.multiply(b, graph.numbers(new double[] {-1, -1, 0.5}, 3));
        return graph.add(plus, minus);
    }
}
