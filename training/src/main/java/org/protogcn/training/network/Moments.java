package org.protogcn.training.network;

import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.protogcn.training.tape.Tape;
import org.protogcn.training.tensor.Switches;
import org.protogcn.training.tensor.Tensors;

/** Mean and (biased) variance of every channel by which a batch norm normalises, and how gradients pass through them. */
class Moments {
    private static final double EPSILON = 1e-5;

    private final Tensor mean;
    private final Tensor variance;

    private Moments(Tensor mean, Tensor variance) {
        this.mean = mean;
        this.variance = variance;
    }

    /** Running statistics: constants. */
    static Moments constant(Tensor mean, Tensor variance) {
        return new Moments(mean, variance);
    }

    /** Running statistics, and the step by which a batch moves them: 0 for not at all. */
    record Running(Tensor mean, Tensor variance, double momentum) {
        private T_TensorTensor_T find(Tensor x, double step) {
            return torch.batch_norm_update_stats(x, new TensorOptional(mean), new TensorOptional(variance), step);
        }

        /** Those of {@code x}, which moves nothing. */
        T_TensorTensor_T find(Tensor x) {
            return find(x, 0);
        }

        T_TensorTensor_T findAndMove(Tensor x) {
            return find(x, momentum);
        }

        /** @param variance the unbiased one */
        void move(Tensor towardsMean, Tensor towardsVariance) {
            mean.lerp_(towardsMean, new Scalar(momentum));
            variance.lerp_(towardsVariance, new Scalar(momentum));
        }
    }

    /** Those of {@code x} itself. */
    static Moments ofBatch(Tensor x, Running running, Tape tape) {
        T_TensorTensor_T found = running.findAndMove(x);
        return new OfBatch(tape.save(Tensors.own(found.get0())), tape.save(Tensors.own(found.get1())));
    }

    /** Those of {@code x} if its last sequence stood there {@code copies} times. */
    static Moments ofBatch(Tensor x, long copies, Running running, Tape tape) {
        long sequences = x.size(0);
        T_TensorTensor_T present = running.find(x.narrow(0, 0, sequences - 1));
        T_TensorTensor_T absent = running.find(x.narrow(0, sequences - 1, 1));
        double total = sequences - 1 + copies;
        Scalar presentShare = new Scalar((sequences - 1) / total);
        Scalar absentShare = new Scalar(copies / total);
        Tensor mean = present.get0().mul(presentShare).add(absent.get0().mul(absentShare));
        Tensor variance =
                spread(present, mean).mul(presentShare).add(spread(absent, mean).mul(absentShare));
        double elements = total * (x.numel() / x.size(1) / sequences);
        running.move(mean, variance.mul(new Scalar(elements / Math.max(1, elements - 1))));
        return new Repeating(tape.save(mean), tape.save(variance), elements, copies);
    }

    /** Mean square of the distance from {@code mean}. */
    private static Tensor spread(T_TensorTensor_T part, Tensor mean) {
        return part.get1().add(part.get0().sub(mean).square());
    }

    /** {@code (x - mean) / sqrt(variance + epsilon) * weight + bias}, fresh. */
    final Tensor normalise(Tensor x, Tensor weight, Tensor bias) {
        return torch.batch_norm(
                x,
                new TensorOptional(weight),
                new TensorOptional(bias),
                new TensorOptional(mean),
                new TensorOptional(variance),
                false,
                0,
                EPSILON,
                true);
    }

    /** Those of what is normalised and of what it is scaled and moved by. */
    record Gradients(Tensor x, Tensor weight, Tensor bias) {}

    /** The gradients by that of {@link #normalise}. */
    Gradients backward(Tensor gradient, Tensor x, Tensor weight) {
        return backward(gradient, x, weight, false, true);
    }

    /** @param ofX whether that of x is wanted, which is undefined otherwise */
    final Gradients backward(Tensor gradient, Tensor x, Tensor weight, boolean throughMoments, boolean ofX) {
        T_TensorTensorTensor_T gradients = torch.native_batch_norm_backward(
                gradient,
                x,
                new TensorOptional(weight),
                new TensorOptional(mean),
                new TensorOptional(variance),
                new TensorOptional(mean),
                new TensorOptional(inverseDeviation()),
                throughMoments,
                EPSILON,
                Switches.of(ofX, true, true));
        return new Gradients(
                Tensors.own(gradients.get0()), Tensors.own(gradients.get1()), Tensors.own(gradients.get2()));
    }

    private Tensor inverseDeviation() {
        return inverseDeviation(variance);
    }

    static Tensor inverseDeviation(Tensor variance) {
        return variance.add(new Scalar(EPSILON)).rsqrt();
    }

    /** Moments that depend on the tensor they normalise. */
    private static final class OfBatch extends Moments {
        OfBatch(Tensor mean, Tensor variance) {
            super(mean, variance);
        }

        @Override
        Gradients backward(Tensor gradient, Tensor x, Tensor weight) {
            return backward(gradient, x, weight, true, true);
        }
    }

    /** Where the last sequence stands for several equal ones; its gradient is the sum of theirs. */
    private static final class Repeating extends Moments {
        private final double elements;
        private final long copies;

        /** @param elements of each channel, every copy counted */
        Repeating(Tensor mean, Tensor variance, double elements, long copies) {
            super(mean, variance);
            this.elements = elements;
            this.copies = copies;
        }

        /**
         * With x^ the normalised x and n elements, every element's gradient loses the means, over all of them, of the
         * gradient and of its product with x^, the latter times x^; those of the last sequence as often as it stands.
         */
        @Override
        Gradients backward(Tensor gradient, Tensor x, Tensor weight) {
            Gradients sums = backward(gradient, x, weight, false, false);
            Tensor factor = weight.mul(inverseDeviation(super.variance));
            Tensor share = factor.div(new Scalar(-elements));
            Tensor ofX = normalise(x, sums.weight().mul(share), sums.bias().mul(share));
            ofX.narrow(0, x.size(0) - 1, 1).mul_(new Scalar((double) copies));
            ofX.addcmul_(gradient, perChannel(factor, x));
            return new Gradients(ofX, sums.weight(), sums.bias());
        }

        private static Tensor perChannel(Tensor factor, Tensor x) {
            long[] shape = new long[Math.toIntExact(x.dim())];
            Arrays.fill(shape, 1);
            shape[1] = -1;
            return factor.to(x.scalar_type()).view(shape);
        }
    }
}
