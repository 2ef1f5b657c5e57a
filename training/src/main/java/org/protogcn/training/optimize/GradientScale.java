package org.protogcn.training.optimize;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;

/**
 * The factor by which a loss is multiplied where gradients flow in half precision: what is smaller than 6e-8 would vanish there.
 * It is found by trial. Gradients that have overflowed are given up and the factor is halved; after so many steps in which
 * none has, it is doubled. Always a power of two, so that scaling rounds nothing. State, which belongs into checkpoints.
 */
public final class GradientScale {
    private static final double FIRST = 1 << 16;
    private static final double LEAST = 1.0 / (1 << 10);
    private static final long PATIENCE = 2000;

    private double factor = FIRST;
    private long calm;

    /** What losses are to be multiplied by. */
    public double factor() {
        return factor;
    }

    /**
     * Takes the factor out of gradients, which waits for the device.
     *
     * @return false if some had overflowed; all are zero then, and no step is to be taken
     * @throws InvalidInputException if they do so however small the factor
     */
    public boolean settle(Tensor gradients) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            boolean finite = Double.isFinite(gradients.sum().item_double());
            if (finite) {
                gradients.mul_(new Scalar(1 / factor));
                rise();
            } else {
                gradients.zero_();
                fall();
            }
            return finite;
        }
    }

    private void rise() {
        calm++;
        if (calm == PATIENCE) {
            factor *= 2;
            calm = 0;
        }
    }

    private void fall() {
        factor /= 2;
        calm = 0;
        if (factor < LEAST) {
            throw new InvalidInputException("the gradients overflow half precision however small the loss is made;"
                    + " start a new run with --precision bf16 or fp32, or with a lower optimizer.rate");
        }
    }

    /** The factor, and for how many steps it has stood. */
    public NdArray toArray() {
        return NdArray.ofDoubles(new double[] {factor, calm}, 2);
    }

    /**
     * @param values two numbers, as {@link #toArray} gives them
     * @param source what to call their origin in an error
     */
    public void load(NdArray values, String source) {
        double saved = values.getDouble(0);
        double steps = values.getDouble(1);
        if (!(saved >= LEAST && saved < Double.MAX_VALUE && steps >= 0 && steps < PATIENCE)) {
            throw new InvalidInputException(source + " holds a gradient scale of " + saved + " after " + steps
                    + " steps, which no run can have; resume from another checkpoint or start the run anew");
        }
        factor = saved;
        calm = (long) steps;
    }
}
