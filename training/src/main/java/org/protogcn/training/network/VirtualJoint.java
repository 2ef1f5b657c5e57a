package org.protogcn.training.network;

import java.util.List;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.protogcn.training.tape.Value;
import org.protogcn.training.tensor.Tensors;

/** The mean of all joints, which runs along as one more joint and is given back to every one by a learned coefficient. */
final class VirtualJoint {
    /** Published checkpoints hold 25 coefficients for every layout; the first V are used. */
    private static final int PUBLISHED_COEFFICIENTS = 25;

    private final Weight coefficients;
    private final long joints;

    VirtualJoint(Declarations in, int joints) {
        this.coefficients = in.parameter("add_coeff", Initial.ZERO, Math.max(joints, PUBLISHED_COEFFICIENTS));
        this.joints = joints;
    }

    /** {@code [N,C,T,V] -> [N,C,T,V+1]}. */
    Value append(Value x, Flow flow) {
        return flow.tape().apply(() -> beside(x.tensor(), Means.ofJoints(x.tensor())), gradient -> {
            x.gather(real(gradient).add(virtual(gradient).div(new Scalar((double) joints))));
        });
    }

    /**
     * Puts the branches' channels in a row and adds the virtual joint to the real ones,
     * {@code [N,C_i,T,V+1] -> [N,C,T,V]}.
     */
    Value giveBack(List<Value> branches, Flow flow) {
        Tensor[] virtual = new Tensor[1];
        return flow.tape()
                .apply(
                        () -> {
                            Tensor row = row(branches);
                            virtual[0] = flow.tape().save(virtual(row).contiguous(MemoryFormat.ChannelsLast));
                            return real(row).addcmul(virtual[0], active()).contiguous(MemoryFormat.ChannelsLast);
                        },
                        gradient -> {
                            gatherCoefficients(gradient, virtual[0]);
                            divide(gradient, ofVirtual(gradient), branches);
                        });
    }

    private Tensor active() {
        return coefficients.active().narrow(0, 0, joints);
    }

    /** {@code sum_{n,c,t} g[n,c,t,v] virtual[n,c,t]}. */
    private void gatherCoefficients(Tensor gradient, Tensor virtual) {
        Tensor rows = frames(gradient);
        Tensor factors = frames(virtual);
        Tensor sums = Tensors.isBfloat16OnCpu(gradient)
                ? factors.bmm(rows.transpose(1, 2)).flatten(0, 1)
                : rows.mul(factors).sum(0).t();
        Tensor whole = coefficients.tensor().grad();
        whole.narrow(0, 0, joints).add_(sums.to(whole.scalar_type()).sum(0));
    }

    /** {@code sum_v g[n,c,t,v] coefficient[v]}, {@code [N,C,T,1]}. */
    private Tensor ofVirtual(Tensor gradient) {
        Tensor rows = frames(gradient);
        Tensor sums = Tensors.isBfloat16OnCpu(gradient)
                ? active().expand(rows.size(0), 1, joints).bmm(rows)
                : rows.mul(active().view(-1, 1)).sum(1);
        return sums.view(gradient.size(0), gradient.size(2), 1, gradient.size(1))
                .permute(0, 3, 1, 2);
    }

    /** {@code [N,C,T,V] -> [N*T,V,C]}, a view. */
    private static Tensor frames(Tensor x) {
        return Means.rows(x).flatten(0, 1);
    }

    private static Tensor row(List<Value> branches) {
        TensorVector parts = new TensorVector();
        branches.forEach(branch -> parts.push_back(branch.tensor()));
        return torch.cat(parts, 1);
    }

    private void divide(Tensor real, Tensor virtual, List<Value> branches) {
        long from = 0;
        for (Value branch : branches) {
            long width = branch.tensor().size(1);
            branch.gather(beside(real.narrow(1, from, width), virtual.narrow(1, from, width)));
            from += width;
        }
    }

    private Tensor real(Tensor x) {
        return x.narrow(3, 0, joints);
    }

    private Tensor virtual(Tensor x) {
        return x.narrow(3, joints, 1);
    }

    private Tensor beside(Tensor real, Tensor virtual) {
        long[] shape = {real.size(0), real.size(1), real.size(2), joints + 1};
        Tensor extended = torch.empty(shape, real.options(), new MemoryFormatOptional(MemoryFormat.ChannelsLast));
        real(extended).copy_(real);
        virtual(extended).copy_(virtual);
        return extended;
    }
}
