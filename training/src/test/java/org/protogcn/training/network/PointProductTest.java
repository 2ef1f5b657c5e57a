package org.protogcn.training.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.protogcn.training.tensor.LibTorch;
import org.protogcn.training.tensor.MemoryOrder;

/** Products in bfloat16, held to libtorch's convolution of the same numbers in float32. */
class PointProductTest {
    /** A sum is rounded to 8 bits, and one of weights' gradients once more for each sequence. */
    private static final double TOLERANCE = 0.01;

    @BeforeAll
    static void load() {
        LibTorch.load(2);
    }

    /** Sizes N, C, C', T and V, each of them 1 once; and one beyond which weights' gradients are found in one product. */
    static Stream<Arguments> cases() {
        long[][] sizes = {
            {3, 8, 6, 7, 5},
            {1, 8, 6, 7, 5},
            {3, 1, 6, 7, 5},
            {3, 8, 1, 7, 5},
            {3, 8, 6, 1, 5},
            {3, 8, 6, 7, 1},
            {3, 8, 6, 1, 1},
            {2, 256, 256, 3, 5}
        };
        return Stream.of(sizes).flatMap(size -> Stream.of(false, true)
                .flatMap(from -> Stream.of(false, true).map(to -> Arguments.of(size, from, to))));
    }

    private static Tensor random(boolean planar, long... shape) {
        Tensor x = torch.randn(shape).to(ScalarType.BFloat16);
        return planar ? x : MemoryOrder.innermost(x);
    }

    private static Tensor wide(Tensor x) {
        return x.to(ScalarType.Float).contiguous();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void product_isTheConvolution_inTheOrderAskedFor(long[] size, boolean fromPlanar, boolean toPlanar) {
        torch.manual_seed(1);
        try (PointerScope scope = new PointerScope()) {
            Tensor x = random(fromPlanar, size[0], size[1], size[3], size[4]);
            Tensor weight = random(true, size[2], size[1]);
            Tensor bias = random(true, size[2]);
            requireOrder(toPlanar, PointProduct.forward(x, weight, Optional.empty(), toPlanar));
            requireNear(
                    convolved(x, weight, new TensorOptional()),
                    PointProduct.forward(x, weight, Optional.empty(), toPlanar));
            requireNear(
                    convolved(x, weight, new TensorOptional(wide(bias))),
                    PointProduct.forward(x, weight, Optional.of(bias), toPlanar));
        }
    }

    private static Tensor convolved(Tensor x, Tensor weight, TensorOptional bias) {
        Tensor kernel = wide(weight).view(weight.size(0), weight.size(1), 1, 1);
        return torch.conv2d(wide(x), kernel, bias, new long[] {1, 1}, new long[] {0, 0}, new long[] {1, 1}, 1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradients_areThoseOfTheConvolution_thatByXInItsOrder(long[] size, boolean xPlanar, boolean gradientPlanar) {
        torch.manual_seed(2);
        try (PointerScope scope = new PointerScope()) {
            Tensor x = random(xPlanar, size[0], size[1], size[3], size[4]);
            Tensor gradient = random(gradientPlanar, size[0], size[2], size[3], size[4]);
            Tensor weight = random(true, size[2], size[1]);
            Window window = Window.point(size[1], size[2]);
            Tensor ofX = PointProduct.ofX(gradient, weight, x);
            requireOrder(MemoryOrder.isPlanar(x), ofX);
            requireNear(window.ofX(wide(gradient), wide(x), wide(weight)), ofX);
            requireNear(
                    window.ofWeight(wide(gradient), wide(x), wide(weight)).view(size[2], size[1]),
                    PointProduct.ofWeight(gradient, x));
        }
    }

    /** Where it makes no difference, a tensor counts as innermost. */
    private static void requireOrder(boolean planar, Tensor x) {
        boolean makesADifference = x.size(1) > 1 && x.size(2) * x.size(3) > 1;
        assertEquals(planar && makesADifference, MemoryOrder.isPlanar(x));
        assertTrue(planar ? x.is_contiguous() : x.is_contiguous(torch.MemoryFormat.ChannelsLast));
    }

    private static void requireNear(Tensor expected, Tensor actual) {
        double distance = expected.sub(actual).abs().max().item_double();
        double size = expected.abs().max().item_double();
        assertTrue(distance <= TOLERANCE * size, () -> distance + " of " + size);
    }
}
