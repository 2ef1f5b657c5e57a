package org.protogcn.benchmarks;

import java.util.function.Function;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.training.network.Numbers;

/** The ways to compute the network that are held against each other. The first is what ratios refer to. */
public enum Variant {
    AS_WRITTEN("as written", false, start -> new ReferenceContender(start, ScalarType.Float)),
    FP32("ours fp32", false, start -> new OurContender(start, Numbers.FLOAT32, false)),
    BF16("ours bf16", true, start -> new OurContender(start, Numbers.BFLOAT16, false)),
    FP32_SPARING("ours fp32, recomputing", false, start -> new OurContender(start, Numbers.FLOAT32, true)),
    BF16_SPARING("ours bf16, recomputing", true, start -> new OurContender(start, Numbers.BFLOAT16, true));

    private final String label;
    private final boolean coarse;
    private final Function<Start, Contender> maker;

    Variant(String label, boolean coarse, Function<Start, Contender> maker) {
        this.label = label;
        this.coarse = coarse;
        this.maker = maker;
    }

    public String label() {
        return label;
    }

    /** What flows between the layers. */
    public String precision() {
        return coarse ? "bf16" : "fp32";
    }

    /** Whether matrices are multiplied in bfloat16. */
    boolean coarse() {
        return coarse;
    }

    Contender make(Start start) {
        return maker.apply(start);
    }
}
