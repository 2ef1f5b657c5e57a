package org.protogcn.training.network;

import java.util.ArrayList;
import java.util.List;

/** Collects the weights of a network, in checkpoint order, under the names of the parts they belong to. */
final class Declarations {
    private final String prefix;
    private final List<Weight> weights;
    private final List<Norm> norms;
    private final List<Stack> stacks;

    Declarations() {
        this("", new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    private Declarations(String prefix, List<Weight> weights, List<Norm> norms, List<Stack> stacks) {
        this.prefix = prefix;
        this.weights = weights;
        this.norms = norms;
        this.stacks = stacks;
    }

    /** The part {@code name} of this part; dots lead further down. */
    Declarations part(String name) {
        return new Declarations(prefix + name + ".", weights, norms, stacks);
    }

    Weight parameter(String name, Initial initial, long... shape) {
        return add(new Weight(prefix + name, Weight.Role.PARAMETER, initial, shape));
    }

    Weight statistic(String name, Initial initial, long... shape) {
        return add(new Weight(prefix + name, Weight.Role.STATISTIC, initial, shape));
    }

    /** Weights that were declared before, as one: they shall lie one after another. */
    Weight stack(List<Weight> members) {
        Stack stack = Stack.of(members);
        stacks.add(stack);
        return stack.whole();
    }

    /** Remembers a batch norm for the counter it keeps. */
    String norm(Norm norm) {
        norms.add(norm);
        return prefix;
    }

    private Weight add(Weight weight) {
        weights.add(weight);
        return weight;
    }

    List<Weight> weights() {
        return List.copyOf(weights);
    }

    List<Stack> stacks() {
        return List.copyOf(stacks);
    }

    List<Norm> norms() {
        return List.copyOf(norms);
    }
}
