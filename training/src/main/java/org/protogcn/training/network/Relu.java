package org.protogcn.training.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The rectifier. */
final class Relu {
    private Relu() {}

    /**
     * Rectifies {@code x} in place, which must be a fresh result that nothing else reads.
     *
     * @return {@code x}: what libtorch's own in-place functions return is a second handle that dies with the first
     */
    static Tensor inPlace(Tensor x) {
        torch.relu_(x);
        return x;
    }
}
