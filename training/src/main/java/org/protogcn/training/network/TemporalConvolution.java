package org.protogcn.training.network;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * Temporal convolution in six branches of different reach, {@code [N,C,T,V] -> [N,C,T/stride,V]}. A virtual joint, the
 * mean of all, runs along and is given back to every joint by a learned coefficient.
 */
final class TemporalConvolution {
    private static final int BRANCHES = 6;
    private static final int DILATED = 4;
    /** Published checkpoints hold 25 coefficients for every layout; the first V are used. */
    private static final int PUBLISHED_COEFFICIENTS = 25;

    private final Weight coefficients;
    private final List<Branch> branches = new ArrayList<>();
    private final Norm transformNorm;
    private final Conv transform;
    private final Norm norm;
    private final double dropout;

    TemporalConvolution(Declarations in, NetworkConfiguration sizes, int joints, long channels, int stride) {
        this.coefficients = in.parameter("add_coeff", Initial.ZERO, Math.max(joints, PUBLISHED_COEFFICIENTS));
        long width = channels / BRANCHES;
        for (int i = 0; i < BRANCHES; i++) {
            Declarations part = in.part("branches." + i);
            branches.add(branch(part, i, channels, i == 0 ? channels - (BRANCHES - 1) * width : width, stride));
        }
        this.transformNorm = new Norm(in.part("transform.0"), channels);
        this.transform = new Conv(in.part("transform.2"), channels, channels, 1);
        this.norm = new Norm(in.part("bn"), channels);
        this.dropout = sizes.temporalDropout();
    }

    private static Branch branch(Declarations in, int index, long from, long to, int stride) {
        if (index < DILATED) {
            return new DilatedBranch(in, from, to, stride, index + 1);
        }
        return index == DILATED ? new PooledBranch(in, from, to, stride) : new PlainBranch(in, from, to, stride);
    }

    Tensor forward(Tensor x, Pass pass) {
        long joints = x.size(3);
        Tensor mean = x.mean(new long[] {3}, true, null).contiguous(MemoryFormat.ChannelsLast); // [N,C,T,1]
        Tensor extended = torch.cat(new TensorVector(x, mean), 3); // [N,C,T,V+1]
        TensorVector outputs = new TensorVector();
        for (Branch branch : branches) {
            outputs.push_back(branch.forward(extended, pass));
        }
        TensorVector parts = torch.cat(outputs, 1).split_with_sizes(new long[] {joints, 1}, 3);
        Tensor shared = parts.get(1).mul(coefficients.tensor().narrow(0, 0, joints)); // [N,C,T',V]
        Tensor f = Relu.inPlace(transformNorm.forward(parts.get(0).add(shared), pass));
        Tensor out = norm.forward(transform.forward(f), pass);
        return dropout == 0 ? out : torch.dropout(out, dropout, pass.training());
    }

    private interface Branch {
        Tensor forward(Tensor x, Pass pass);
    }

    /** 1x1, batch norm, ReLU, then 3x1 of some dilation. */
    private static final class DilatedBranch implements Branch {
        private final Conv reduce;
        private final Norm norm;
        private final Conv conv;

        DilatedBranch(Declarations in, long from, long to, int stride, int dilation) {
            this.reduce = new Conv(in.part("0"), from, to, 1);
            this.norm = new Norm(in.part("1"), to);
            this.conv = new Conv(in.part("3.conv"), to, to, 3, stride, dilation);
        }

        @Override
        public Tensor forward(Tensor x, Pass pass) {
            return conv.forward(Relu.inPlace(norm.forward(reduce.forward(x), pass)));
        }
    }

    /** 1x1, batch norm, ReLU, then the largest of three frames. */
    private static final class PooledBranch implements Branch {
        private static final long[] WINDOW = {3, 1};
        private static final long[] PADDING = {1, 0};
        private static final long[] DILATION = {1, 1};

        private final Conv reduce;
        private final Norm norm;
        private final long[] stride;

        PooledBranch(Declarations in, long from, long to, int stride) {
            this.reduce = new Conv(in.part("0"), from, to, 1);
            this.norm = new Norm(in.part("1"), to);
            this.stride = new long[] {stride, 1};
        }

        @Override
        public Tensor forward(Tensor x, Pass pass) {
            Tensor reduced = Relu.inPlace(norm.forward(reduce.forward(x), pass));
            return torch.max_pool2d(reduced, WINDOW, stride, PADDING, DILATION, false);
        }
    }

    /** 1x1 alone. */
    private static final class PlainBranch implements Branch {
        private final Conv conv;

        PlainBranch(Declarations in, long from, long to, int stride) {
            this.conv = new Conv(in, from, to, stride);
        }

        @Override
        public Tensor forward(Tensor x, Pass pass) {
            return conv.forward(x);
        }
    }
}
