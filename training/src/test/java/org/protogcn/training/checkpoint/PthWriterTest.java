package org.protogcn.training.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.testing.Shared;

class PthWriterTest {
    @TempDir
    Path folder;

    @Test
    void weights_ofEveryType_comeBackBitForBit() throws Exception {
        Map<String, NdArray> weights = new LinkedHashMap<>();
        Random random = new Random(3);
        for (DType type : List.of(DType.FLOAT32, DType.FLOAT64, DType.FLOAT16, DType.INT64)) {
            double[] values = random.doubles(24, 0, 100).toArray();
            weights.put("backbone." + type, NdArray.ofDoubles(values, 2, 3, 4).to(type));
        }
        byte[] numbers = new byte[12];
        random.nextBytes(numbers);
        weights.put("bfloat16", NdArray.of(DType.BFLOAT16, new int[] {2, 3}, ByteBuffer.wrap(numbers)));
        weights.put("scalar", NdArray.ofLongs(new long[] {7}));
        weights.put("empty", NdArray.zeros(DType.FLOAT32, 0, 4));
        assertSame(weights, written(weights));
    }

    @Test
    void publishedCheckpoint_readWrittenAndRead_isTheSame() throws Exception {
        Map<String, NdArray> weights = PthReader.readWeights(Shared.path("goldens/files/tiny_mmcv_zip.pth"));
        assertSame(weights, written(weights));
    }

    private Map<String, NdArray> written(Map<String, NdArray> weights) throws Exception {
        Path file = folder.resolve("weights.pth");
        PthWriter.write(file, weights);
        return PthReader.readWeights(file);
    }

    private static void assertSame(Map<String, NdArray> expected, Map<String, NdArray> actual) {
        assertEquals(new ArrayList<>(expected.keySet()), new ArrayList<>(actual.keySet()));
        expected.forEach((name, array) -> {
            assertEquals(array.type(), actual.get(name).type(), name);
            assertArrayEquals(array.shape(), actual.get(name).shape(), name);
            assertEquals(array.bytes(), actual.get(name).bytes(), name);
        });
    }
}
