package org.protogcn.training.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.global.torch;
import org.protogcn.training.tape.Value;

/**
 * Temporal convolution in six branches of different reach, {@code [N,C,T,V] -> [N,C,T/stride,V]}. A virtual joint, the
 * mean of all, runs along and is given back to every joint by a learned coefficient.
 *
 * <p>All branches but the last begin with a 1x1 convolution, a batch norm and a rectifier of the same input: they do so
 * together.
 */
final class TemporalConvolution {
    private static final int BRANCHES = 6;
    private static final int DILATED = 4;
    private static final int POOLED = 4;
    private static final long[] WINDOW = {3, 1};
    private static final long[] PADDING = {1, 0};
    private static final long[] UNDILATED = {1, 1};

    private final VirtualJoint virtualJoint;
    private final NormedConv reduce;
    private final long[] widths;
    private final List<Conv> dilated = new ArrayList<>();
    private final long[] stride;
    private final Conv plain;
    private final Norm transformNorm;
    private final NormedConv transform;
    private final double dropout;

    TemporalConvolution(Declarations in, NetworkConfiguration sizes, int joints, long channels, int stride) {
        this.virtualJoint = new VirtualJoint(in, joints);
        long width = channels / BRANCHES;
        List<NormedConv> reductions = new ArrayList<>();
        for (int i = 0; i <= POOLED; i++) {
            Declarations branch = in.part("branches." + i);
            long to = i == 0 ? channels - (BRANCHES - 1) * width : width;
            reductions.add(new NormedConv(new Conv(branch.part("0"), channels, to, 1), new Norm(branch.part("1"), to)));
            if (i < DILATED) {
                dilated.add(new Conv(branch.part("3.conv"), to, to, 3, stride, i + 1));
            }
        }
        this.plain = new Conv(in.part("branches." + (BRANCHES - 1)), channels, width, stride);
        this.reduce = NormedConv.stack(in, reductions);
        this.widths =
                reductions.stream().mapToLong(conv -> conv.conv().channels()).toArray();
        this.stride = new long[] {stride, 1};
        this.transformNorm = new Norm(in.part("transform.0"), channels);
        Conv last = new Conv(in.part("transform.2"), channels, channels, 1);
        this.transform = new NormedConv(last, new Norm(in.part("bn"), channels));
        this.dropout = sizes.temporalDropout();
    }

    /** {@code ReLU(temporal(x) + skipped)}. */
    Value rectifiedWith(Optional<Value> skipped, Value x, Flow flow) {
        Value joined = joined(x, flow);
        if (dropout > 0 && flow.training()) {
            return rectified(Dropout.of(transform.forward(joined, flow), dropout, flow), skipped, flow);
        }
        return skipped.isPresent()
                ? transform.rectifiedWith(skipped.get(), joined, flow)
                : transform.rectified(joined, flow);
    }

    private static Value rectified(Value x, Optional<Value> skipped, Flow flow) {
        return skipped.map(value -> flow.tape().traced(in -> torch.relu(in[0].add(in[1])), x, value))
                .orElseGet(() -> flow.tape().traced(in -> torch.relu(in[0]), x));
    }

    /** What the branches make of x, before the convolution that ends them. */
    private Value joined(Value x, Flow flow) {
        Value extended = virtualJoint.append(x, flow); // [N,C,T,V+1]
        List<Value> parts = flow.tape().split(reduce.rectified(extended, flow), widths);
        List<Value> branches = new ArrayList<>();
        for (int i = 0; i < DILATED; i++) {
            branches.add(dilated.get(i).forward(parts.get(i), flow));
        }
        branches.add(pooled(parts.get(POOLED), flow));
        branches.add(plain.forward(extended, flow));
        return transformNorm.rectified(virtualJoint.giveBack(branches, flow), flow);
    }

    /** The largest of three frames. */
    private Value pooled(Value x, Flow flow) {
        return flow.tape().traced(in -> torch.max_pool2d(in[0], WINDOW, stride, PADDING, UNDILATED, false), x);
    }
}
