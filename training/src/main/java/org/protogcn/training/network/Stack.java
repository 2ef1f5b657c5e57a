package org.protogcn.training.network;

import java.util.List;

/**
 * Weights of one role and one shape but for the first axis, which lie one after another in memory: together they are one
 * more weight, their first axes in a row.
 */
record Stack(Weight whole, List<Weight> members) {
    static Stack of(List<Weight> members) {
        long[] shape = members.get(0).shape();
        shape[0] = members.stream().mapToLong(member -> member.shape()[0]).sum();
        Weight first = members.get(0);
        return new Stack(new Weight(first.name() + "+", first.role(), first.initial(), shape), List.copyOf(members));
    }
}
