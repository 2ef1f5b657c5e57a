package org.protogcn.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.protogcn.training.network.ProtoGcn;
import org.protogcn.training.network.Weight;
import org.protogcn.training.tensor.LibTorch;

/** Counted once more, from the shapes of the network's weights. */
class FlopCountTest {
    private static final Sizes SIZES = new Sizes(13, 24, 17, 2, 30, 9);
    private static final Pattern BLOCK = Pattern.compile("backbone\\.gcn\\.(\\d)\\.(.*)");

    @BeforeAll
    static void loadLibTorch() {
        LibTorch.load(0);
    }

    @Test
    void sequence_isTheSumOverAllConvolutionsAndGraphProducts() {
        double products = 0;
        for (Weight weight : ProtoGcn.declared(SIZES.network(0), SIZES.joints(), SIZES.persons())) {
            Matcher block = BLOCK.matcher(weight.name());
            if (block.matches() && weight.shape().length == 4) {
                products += (double) size(weight) * places(Integer.parseInt(block.group(1)), block.group(2));
            }
        }
        for (int block = 0; block < 10; block++) {
            double channels = SIZES.width() * (block < 4 ? 1 : block < 7 ? 2 : 4);
            products += channels * 9 * 9 * (framesBefore(block) + 1); // the mixing of joints, and A_intra
        }
        assertEquals(2 * products / 1e9, FlopCount.of(SIZES).sequence(), 1e-12);
    }

    private static long size(Weight weight) {
        return Arrays.stream(weight.shape()).reduce(1, (a, b) -> a * b);
    }

    /** Positions at which a convolution is evaluated. */
    private static int places(int block, String name) {
        boolean strided = name.startsWith("residual")
                || name.startsWith("tcn.transform")
                || name.matches("tcn\\.branches\\.(\\d\\.3\\.conv|5)\\.weight");
        int frames = strided ? framesAfter(block) : framesBefore(block);
        if (name.matches("gcn\\.conv[12]\\.weight")) {
            return 9;
        }
        return frames * (name.startsWith("tcn.branches") ? 10 : 9);
    }

    private static int framesBefore(int block) {
        return block < 5 ? 30 : block < 8 ? 15 : 8;
    }

    private static int framesAfter(int block) {
        return framesBefore(block + 1);
    }

    @Test
    void absentPersons_countOnce() {
        FlopCount count = new FlopCount(1, 0, 0);
        assertEquals(8, count.inference(4, 0, 2));
        assertEquals(8, count.inference(4, 1, 2));
        assertEquals(5, count.inference(4, 4, 2));
    }

    /** What the issue of speed is measured against: 33 GFLOP for a clip of two persons. */
    @Test
    void trainingStep_ofAnNtuClip() {
        assertEquals(34.6, FlopCount.of(Sizes.NTU_120).training(1, 0, 2), 0.3);
    }
}
