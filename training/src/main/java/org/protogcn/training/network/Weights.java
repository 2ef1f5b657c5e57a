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
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.training.tensor.Scope;
import org.protogcn.training.tensor.Tensors;

/**
 * The numbers of a network. All parameters are views of one flat vector, and so are their gradients: an optimiser step
 * is a handful of operations on two long vectors, and gradients accumulate in place.
 */
public final class Weights implements AutoCloseable {
    private final List<Weight> all;
    private final List<Norm> norms;
    private final Tensor parameters;
    private final Tensor gradients;
    private final Tensor statistics;

    Weights(Declarations declarations, Device device, ScalarType type) {
        this.all = declarations.weights();
        this.norms = declarations.norms();
        try (PointerScope scope = new PointerScope()) {
            this.parameters = Scope.own(Tensors.zeros(device, type, size(Weight.Role.PARAMETER)));
            this.gradients = Scope.own(Tensors.zeros(device, type, size(Weight.Role.PARAMETER)));
            this.statistics = Scope.own(Tensors.zeros(device, type, size(Weight.Role.STATISTIC)));
            place(Weight.Role.PARAMETER, parameters);
            place(Weight.Role.STATISTIC, statistics);
        }
    }

    private long size(Weight.Role role) {
        return all.stream()
                .filter(w -> w.role() == role)
                .mapToLong(Weight::size)
                .sum();
    }

    private void place(Weight.Role role, Tensor memory) {
        long offset = 0;
        for (Weight weight : all) {
            if (weight.role() == role) {
                Tensor view = memory.narrow(0, offset, weight.size()).view(weight.shape());
                weight.place(Scope.own(role == Weight.Role.PARAMETER ? leaf(view, offset, weight) : view));
                offset += weight.size();
            }
        }
    }

    private Tensor leaf(Tensor view, long offset, Weight weight) {
        Tensor leaf = view.detach();
        leaf.requires_grad_(true);
        leaf.mutable_grad().put(gradients.narrow(0, offset, weight.size()).view(weight.shape()));
        return leaf;
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
        all.forEach(weight -> weight.tensor().close());
        parameters.close();
        gradients.close();
        statistics.close();
    }
}
