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
import org.protogcn.testing.PythonWithNumpy;
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

    /** What {@code torch.load} does, with NumPy's arrays in the place of tensors. */
    @Test
    void writtenFile_loadsInPython_withItsNamesTypesAndNumbers() throws Exception {
        Map<String, NdArray> weights = new LinkedHashMap<>();
        weights.put("backbone.gcn.0.conv.weight", NdArray.ofFloats(new float[] {1.5f, -2, 0.25f, 4, 5, 6}, 3, 2));
        weights.put("backbone.bn.num_batches_tracked", NdArray.ofLongs(new long[] {7}));
        Path file = folder.resolve("weights.pth");
        PthWriter.write(file, weights);
        String printed = PythonWithNumpy.run(
                """
                import collections, pickle, sys, zipfile
                import numpy
                parts = zipfile.ZipFile(sys.argv[1])
                assert parts.testzip() is None

                def tensor(storage, offset, size, stride, requires_grad, hooks):
                    steps = [step * storage.itemsize for step in stride]
                    return numpy.lib.stride_tricks.as_strided(storage[offset:], size, steps)

                known = {
                    ("collections", "OrderedDict"): collections.OrderedDict,
                    ("torch._utils", "_rebuild_tensor_v2"): tensor,
                    ("torch", "FloatStorage"): numpy.float32,
                    ("torch", "LongStorage"): numpy.int64,
                }

                class Unpickler(pickle.Unpickler):
                    def find_class(self, module, name):
                        return known[module, name]

                    def persistent_load(self, reference):
                        kind, type, key, device, count = reference
                        assert (kind, device) == ("storage", "cpu")
                        storage = numpy.frombuffer(parts.read("archive/data/" + key), type)
                        assert storage.size == count
                        return storage

                for name, array in Unpickler(parts.open("archive/data.pkl")).load()["state_dict"].items():
                    print(name, array.dtype, array.tolist())
                """,
                file);
        assertEquals(
                List.of(
                        "backbone.gcn.0.conv.weight float32 [[1.5, -2.0], [0.25, 4.0], [5.0, 6.0]]",
                        "backbone.bn.num_batches_tracked int64 7"),
                printed.lines().toList());
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
