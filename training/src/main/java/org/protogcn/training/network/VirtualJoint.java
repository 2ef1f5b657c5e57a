package org.protogcn.training.network;

import java.util.List;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.protogcn.training.tape.Value;

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
                            gatherCoefficients(gradient.mul(virtual[0]));
                            Tensor weighted = gradient.mul(active());
                            Tensor sum = Means.ofJoints(weighted).mul(new Scalar((double) joints));
                            divide(gradient, sum, branches);
                        });
    }

    private Tensor active() {
        return coefficients.active().narrow(0, 0, joints);
    }

    /** @param shares of every element, {@code [N,C,T,V]} */
    private void gatherCoefficients(Tensor shares) {
        Tensor rows = Means.rows(shares).flatten(0, 1); // [N*T,V,C]
        Tensor gradient = coefficients.tensor().grad();
        gradient.narrow(0, 0, joints)
                .add_(rows.sum(0).to(gradient.scalar_type()).sum(1));
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
