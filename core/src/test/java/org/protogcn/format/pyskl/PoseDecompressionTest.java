package org.protogcn.format.pyskl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.protogcn.array.NdArray;

class PoseDecompressionTest {
    @Test
    void morePersonsThanAllowed_theBestStay_tiesInFileOrder() {
        float[] skeletons = {1, 1, .5f, 2, 2, .9f, 3, 3, .5f, 4, 4, .1f};
        NdArray array = NdArray.ofFloats(skeletons, 4, 1, 3);
        PoseDecompression.Poses poses =
                new PoseDecompression(true, 3).decompress(array, new long[] {7, 7, 7, 7}, new int[] {0, 1, 2, 3}, 0);
        assertArrayEquals(new double[] {2, 2, 1, 1, 3, 3}, poses.keypoints().values());
    }

    @Test
    void frameOutsideTheClip_isRefused() {
        NdArray array = NdArray.ofFloats(new float[3], 1, 1, 3);
        PoseDecompression spread = new PoseDecompression(false, 10);
        assertThrows(IllegalArgumentException.class, () -> spread.decompress(array, new long[] {5}, new int[] {0}, 5));
    }
}
