package org.protogcn.training.network;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.protogcn.training.tape.Value;

/**
 * Means of {@code [N,C,T,V]} whose channels are innermost in memory: then a sum over rows of channels, which is several
 * times faster than a mean over an axis.
 */
final class Means {
    private Means() {}

    /** {@code [N,C,T,V] -> [N,C,1,V]}. */
    static Value ofFrames(Value x, Flow flow) {
        return flow.tape().apply(() -> ofFrames(x.tensor()), gradient -> {
            gradient.div_(new Scalar((double) x.tensor().size(2)));
            x.gatherBroadcast(gradient);
        });
    }

    private static Tensor ofFrames(Tensor x) {
        long frames = x.size(2);
        Tensor rows = rows(x).reshape(x.size(0), frames, x.size(3) * x.size(1)); // [N,T,V*C]
        return mean(rows).view(x.size(0), 1, x.size(3), x.size(1)).permute(0, 3, 1, 2);
    }

    /** {@code [N,C,T,V] -> [N,C,T,1]}. */
    static Tensor ofJoints(Tensor x) {
        Tensor rows = rows(x).reshape(x.size(0) * x.size(2), x.size(3), x.size(1)); // [N*T,V,C]
        return mean(rows).view(x.size(0), x.size(2), 1, x.size(1)).permute(0, 3, 1, 2);
    }

    /** {@code [N,C,T,V] -> [N,C]}. */
    static Value ofAll(Value x, Flow flow) {
        long frames = x.tensor().size(2);
        long joints = x.tensor().size(3);
        return flow.tape()
                .apply(
                        () -> mean(rows(x.tensor()).flatten(1, 2)),
                        gradient -> x.gatherBroadcast(gradient.div(new Scalar((double) (frames * joints)))
                                .view(gradient.size(0), gradient.size(1), 1, 1)));
    }

    /** {@code [...,C,T,V] -> [...,T,V,C]}, a view. */
    static Tensor rows(Tensor x) {
        return x.permute(0, 2, 3, 1);
    }

    /** Over the second axis. */
    private static Tensor mean(Tensor x) {
        return x.sum(1).div(new Scalar((double) x.size(1)));
    }
}
