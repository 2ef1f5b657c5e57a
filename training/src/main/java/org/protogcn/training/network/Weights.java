package org.protogcn.training.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.training.tensor.Scope;
import org.protogcn.training.tensor.Tensors;

/**
 * The numbers of a network. All parameters are views of one flat vector, and so are their gradients: an optimiser step
 * is one operation on long vectors, and gradients accumulate in place. Where features are coarser numbers than weights, a
 * second vector holds the parameters in those.
 */
public final class Weights implements AutoCloseable {
    private final List<Weight> all;
    private final List<Norm> norms;
    private final List<Stack> stacks;
    private final boolean mixed;
    private final Tensor parameters;
    private final Tensor active;
    private final Tensor gradients;
    private final Tensor statistics;
    /** Where each parameter begins in the vectors, in checkpoint order. */
    private final Map<Weight, Long> offsets = new LinkedHashMap<>();

    Weights(Declarations declarations, Device device, Numbers numbers) {
        this.all = declarations.weights();
        this.norms = declarations.norms();
        this.stacks = declarations.stacks();
        this.mixed = numbers.mixed();
        ScalarType type = numbers.weights();
        try (PointerScope scope = new PointerScope()) {
            long parameterCount = size(Weight.Role.PARAMETER);
            this.parameters = Scope.own(Tensors.zeros(device, type, parameterCount));
            this.active = mixed ? Scope.own(Tensors.zeros(device, numbers.features(), parameterCount)) : parameters;
            this.gradients = Scope.own(Tensors.zeros(device, type, parameterCount));
            this.statistics = Scope.own(Tensors.zeros(device, type, size(Weight.Role.STATISTIC)));
            placeAll();
        }
    }

    private long size(Weight.Role role) {
        return all.stream()
                .filter(w -> w.role() == role)
                .mapToLong(Weight::size)
                .sum();
    }

    /** Stacks first, one member after another, then whatever is in none. */
    private void placeAll() {
        long[] next = new long[Weight.Role.values().length];
        for (Stack stack : stacks) {
            int role = stack.whole().role().ordinal();
            place(stack.whole(), next[role]);
            for (Weight member : stack.members()) {
                next[role] += placed(member, next[role]);
            }
        }
        for (Weight weight : all) {
            if (weight.tensor() == null) {
                next[weight.role().ordinal()] +=
                        placed(weight, next[weight.role().ordinal()]);
            }
        }
    }

    private int placed(Weight weight, long offset) {
        place(weight, offset);
        if (weight.role() == Weight.Role.PARAMETER) {
            offsets.put(weight, offset);
        }
        return weight.size();
    }

    private void place(Weight weight, long offset) {
        if (weight.role() == Weight.Role.PARAMETER) {
            weight.place(leaf(offset, weight), Scope.own(view(active, offset, weight)));
        } else {
            Tensor statistic = Scope.own(view(statistics, offset, weight));
            weight.place(statistic, Scope.own(view(statistics, offset, weight)));
        }
    }

    private static Tensor view(Tensor memory, long offset, Weight weight) {
        return memory.narrow(0, offset, weight.size()).view(weight.shape());
    }

    private Tensor leaf(long offset, Weight weight) {
        Tensor leaf = Scope.own(view(parameters, offset, weight).detach());
        leaf.requires_grad_(true);
        leaf.mutable_grad().put(view(gradients, offset, weight));
        return leaf;
    }

    /** Brings the coarser copy up to date with the parameters. */
    void refresh() {
        if (mixed) {
            active.copy_(parameters);
        }
    }

    /** The elements of {@code vector}, which is laid out as {@link #parameters()}, in checkpoint order. */
    public Tensor inCheckpointOrder(Tensor vector) {
        TensorVector pieces = new TensorVector();
        for (Weight weight : all) {
            if (weight.role() == Weight.Role.PARAMETER) {
                pieces.push_back(vector.narrow(0, offsets.get(weight), weight.size()));
            }
        }
        return torch.cat(pieces, 0);
    }

    /** Puts {@code values}, in checkpoint order, where they belong in {@code vector}. */
    public void outOfCheckpointOrder(Tensor values, Tensor vector) {
        long position = 0;
        for (Weight weight : all) {
            if (weight.role() == Weight.Role.PARAMETER) {
                vector.narrow(0, offsets.get(weight), weight.size()).copy_(values.narrow(0, position, weight.size()));
                position += weight.size();
            }
        }
    }

    /** Fills all weights as a fresh network has them: a function of the seed alone. */
    public void initialise(long seed) {
        for (Weight weight : all) {
            double[] values = weight.initial().draw(seed, weight.name(), weight.size());
            assign(weight, NdArray.ofDoubles(values, extents(weight)));
        }
    }

    /** All parameters as one vector; changing it changes the network. */
    public Tensor parameters() {
        return parameters;
    }

    /** All gradients as one vector, in the order of {@link #parameters()}. */
    public Tensor gradients() {
        return gradients;
    }

    /** The names of all weights with their shapes, in checkpoint order. */
    public List<Weight> all() {
        return all;
    }

    /** A copy of all weights by name, in checkpoint order; without the counters of the batch norms. */
    public Map<String, NdArray> toArrays() {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        for (Weight weight : all) {
            arrays.put(weight.name(), Tensors.toArray(weight.tensor()));
        }
        return arrays;
    }

    /** The batch norms' counters by their names in published checkpoints. */
    public Map<String, Long> counters() {
        return norms.stream()
                .collect(Collectors.toMap(Norm::counterName, Norm::batches, (a, b) -> a, LinkedHashMap::new));
    }

    /** Sets those counters that {@code counters} names. */
    public void setCounters(Map<String, Long> counters) {
        for (Norm norm : norms) {
            norm.setBatches(counters.getOrDefault(norm.counterName(), norm.batches()));
        }
    }

    /**
     * Takes all weights from {@code arrays}. Nothing is changed unless all fit.
     *
     * @param source what to call their origin in an error
     * @throws InvalidInputException naming the first weights that are missing, unexpected or of another shape
     */
    public void load(Map<String, NdArray> arrays, String source) {
        new WeightCheck(all, arrays).requireFit(source);
        for (Weight weight : all) {
            assign(weight, arrays.get(weight.name()));
        }
        norms.stream()
                .filter(norm -> arrays.containsKey(norm.counterName()))
                .forEach(norm -> norm.setBatches(arrays.get(norm.counterName()).getLong(0)));
    }

    private static int[] extents(Weight weight) {
        return Arrays.stream(weight.shape()).mapToInt(Math::toIntExact).toArray();
    }

    private static void assign(Weight weight, NdArray values) {
        DType type = values.type() == DType.FLOAT64 ? DType.FLOAT64 : DType.FLOAT32;
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            weight.tensor().copy_(Tensors.of(values.to(type)));
        }
    }

    @Override
    public void close() {
        all.forEach(Weight::release);
        stacks.forEach(stack -> stack.whole().release());
        if (mixed) {
            active.close();
        }
        parameters.close();
        gradients.close();
        statistics.close();
    }
}
