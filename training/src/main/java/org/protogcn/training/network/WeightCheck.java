package org.protogcn.training.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;

/** Holds the weights of a file against those of a network. */
final class WeightCheck {
    private static final int SHOWN = 3;
    private static final String COUNTER = "num_batches_tracked";

    private final List<String> wrong = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> unexpected;

    WeightCheck(List<Weight> expected, Map<String, NdArray> found) {
        for (Weight weight : expected) {
            NdArray array = found.get(weight.name());
            if (array == null) {
                missing.add(weight.name());
            } else if (!Arrays.equals(
                    weight.shape(), Arrays.stream(array.shape()).asLongStream().toArray())) {
                wrong.add(weight.name() + " is " + Arrays.toString(array.shape()) + " there and "
                        + Arrays.toString(weight.shape()) + " here");
            } else if (!array.type().isFloating()) {
                wrong.add(weight.name() + " holds " + array.type() + " instead of floating numbers");
            }
        }
        List<String> names = expected.stream().map(Weight::name).toList();
        unexpected = found.keySet().stream()
                .filter(name -> !names.contains(name) && !name.endsWith(COUNTER))
                .toList();
    }

    void requireFit(String source) {
        List<String> complaints = new ArrayList<>();
        complain(complaints, wrong, "of another size: ");
        complain(complaints, missing, "missing: ");
        complain(complaints, unexpected, "not part of this network: ");
        if (!complaints.isEmpty()) {
            throw new InvalidInputException(source + " does not fit the configured network: "
                    + String.join("; ", complaints) + "; give the configuration that it was trained with");
        }
    }

    private static void complain(List<String> complaints, List<String> names, String what) {
        if (!names.isEmpty()) {
            String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
            int more = names.size() - SHOWN;
            complaints.add(what + shown + (more > 0 ? " and " + more + " more" : ""));
        }
    }
}
