package org.protogcn.benchmarks.reference;

import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Six temporal branches over the joints and a virtual joint, their mean. */
final class TemporalConvolution {
    private static final int DILATED_BRANCHES = 4;
    private static final int POOL_BRANCH = 4;
    private static final int PLAIN_BRANCH = 5;

    private TemporalConvolution() {}

    /** {@code [N,C,T,V]} to {@code [N,C,T/stride,V]}. */
    static Tensor forward(Layers tcn, Tensor x, long stride) {
        long joints = x.size(3);
        Tensor virtual = x.mean(new long[] {3}, true, new ScalarTypeOptional());
        // [N,C,T,V+1]
        Tensor extended = tcn.did(Stage.VIRTUAL_JOINT, torch.cat(new TensorVector(x, virtual), 3));
        Tensor branches = tcn.did(Stage.REST, torch.cat(branches(tcn, extended, stride), 1));

        Tensor global = branches.select(3, joints).unsqueeze(3);
        Tensor coefficients = tcn.tensor("add_coeff").narrow(0, 0, joints);
        Tensor features =
                tcn.did(Stage.VIRTUAL_JOINT, branches.narrow(3, 0, joints).add(global.mul(coefficients)));

        Tensor transformed = tcn.conv("transform.2", tcn.relu(tcn.batchNorm("transform.0", features)));
        return tcn.shown(tcn.batchNorm("bn", transformed));
    }

    private static TensorVector branches(Layers tcn, Tensor x, long stride) {
        TensorVector outputs = new TensorVector();
        for (int branch = 0; branch < DILATED_BRANCHES; branch++) {
            Layers layers = tcn.at("branches." + branch);
            outputs.push_back(layers.shown(layers.conv("3.conv", reduced(layers, x), stride, branch + 1)));
        }
        Layers pool = tcn.at("branches." + POOL_BRANCH);
        outputs.push_back(pool.shown(pool.did(Stage.BRANCHES, maxPool(reduced(pool, x), stride))));
        String plain = "branches." + PLAIN_BRANCH;
        return outputs.push_back(tcn.shown(plain, tcn.conv(plain, x, stride, 1)));
    }

    private static Tensor reduced(Layers branch, Tensor x) {
        return branch.relu(branch.batchNorm("1", branch.conv("0", x)));
    }

    private static Tensor maxPool(Tensor x, long stride) {
        return torch.max_pool2d(
                x, new long[] {3, 1}, new long[] {stride, 1}, new long[] {1, 0}, new long[] {1, 1}, false);
    }
}
