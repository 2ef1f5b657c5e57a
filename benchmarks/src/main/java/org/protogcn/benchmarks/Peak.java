package org.protogcn.benchmarks;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.training.tensor.LibTorch;

/**
 * How fast libtorch multiplies large matrices on so many threads, in 10^9 operations a second.
 *
 * @param fp32 in single precision
 * @param bf16 in bfloat16
 */
public record Peak(int threads, double fp32, double bf16) {
    private static final int SIDE = 2048;
    private static final int CHANNELS = 512;
    private static final int ATTEMPTS = 8;

    /** The best of some attempts, as a product and as a 1x1 convolution: they go to different libraries. */
    public static Peak measure(int threads) {
        LibTorch.load(threads);
        return new Peak(threads, best(ScalarType.Float), best(ScalarType.BFloat16));
    }

    double of(Variant variant) {
        return of(variant.coarse());
    }

    /** @param coarse in bfloat16 */
    public double of(boolean coarse) {
        return coarse ? bf16 : fp32;
    }

    private static double best(ScalarType type) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            return Math.max(ofProduct(type), ofConvolution(type));
        }
    }

    private static double ofProduct(ScalarType type) {
        Tensor a = torch.rand(SIDE, SIDE).to(type);
        Tensor b = torch.rand(SIDE, SIDE).to(type);
        return 2e-9 * SIDE * SIDE * SIDE / leastSeconds(() -> a.matmul(b));
    }

    private static double ofConvolution(ScalarType type) {
        Tensor x = torch.rand(4, CHANNELS, 64, 32).to(type).contiguous(MemoryFormat.ChannelsLast);
        Tensor weight = torch.rand(CHANNELS, CHANNELS, 1, 1).to(type);
        return 2e-9 * x.numel() * CHANNELS / leastSeconds(() -> torch.conv2d(x, weight));
    }

    private static double leastSeconds(Runnable product) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < ATTEMPTS; i++) {
            long start = System.nanoTime();
            try (PointerScope scope = new PointerScope()) {
                product.run();
            }
            least = Math.min(least, (System.nanoTime() - start) / 1e9);
        }
        return least;
    }
}
