package org.protogcn.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.training.network.Numbers;

/**
 * How far the results of a contender are from those of the reference form.
 *
 * @param exact compared in double precision, where nothing but rounding may remain; else in the contender's own numbers
 * @param absent persons of the batch
 */
record Check(String contender, boolean exact, int absent, Agreement agreement) {
    private static final long SEED = 1;

    /** In double precision with nobody absent, one and many; then each of the variants as it is. */
    static List<Check> all(Sizes sizes, int clips, List<Variant> variants) {
        Start start = Start.of(sizes, 0, SEED);
        List<Check> checks = new ArrayList<>();
        for (int absent : List.of(0, 1, clips)) {
            checks.add(new Check(
                    "ours fp64",
                    true,
                    absent,
                    Agreement.between(
                            new ReferenceContender(start, ScalarType.Double),
                            new OurContender(start, Numbers.FLOAT64, false),
                            Batch.random(sizes, clips, ScalarType.Double, SEED).without(absent))));
        }
        for (Variant variant : variants.subList(1, variants.size())) {
            Batch batch = Batch.random(sizes, clips, ScalarType.Float, SEED);
            Contender first = variants.get(0).make(start);
            checks.add(new Check(variant.label(), false, 0, Agreement.between(first, variant.make(start), batch)));
        }
        return checks;
    }

    boolean holds() {
        return !exact || agreement.holds();
    }
}
