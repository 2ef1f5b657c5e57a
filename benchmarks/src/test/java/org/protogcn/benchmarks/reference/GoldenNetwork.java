package org.protogcn.benchmarks.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import org.protogcn.testing.Shared;

/** One folder of reference values of a small network, everything as 64-bit tensors. */
final class GoldenNetwork {
    private final Path folder;
    private final JsonNode manifest;

    GoldenNetwork(String name) throws IOException {
        folder = Shared.path("goldens/" + name);
        manifest = new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
    }

    JsonNode manifest() {
        return manifest;
    }

    Map<String, Tensor> weights() {
        return slices("flat_state", values("weights"));
    }

    /** Values in the order of the manifest's list, cut into named tensors; names beyond the last value are left out. */
    Map<String, Tensor> slices(String list, double[] flat) {
        Map<String, Tensor> slices = new LinkedHashMap<>();
        for (JsonNode entry : manifest.get(list)) {
            int[] shape = new ObjectMapper().convertValue(entry.get("shape"), int[].class);
            int offset = entry.get("offset").asInt();
            int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
            if (offset + size <= flat.length) {
                slices.put(
                        entry.get("name").asText(),
                        tensor(Arrays.copyOfRange(flat, offset, offset + size), longs(shape)));
            }
        }
        return slices;
    }

    Tensor tensor(String array) {
        NdArray values = Npy.read(folder.resolve(array + ".npy"));
        return tensor(values.toDoubles(), longs(values.shape()));
    }

    Tensor labels(String array) {
        return tensor(array).to(torch.ScalarType.Long);
    }

    double[] values(String array) {
        return Npy.read(folder.resolve(array + ".npy")).toDoubles();
    }

    static double[] values(Tensor tensor) {
        double[] values = new double[Math.toIntExact(tensor.numel())];
        DoubleBuffer buffer = tensor.detach().contiguous().createBuffer();
        buffer.get(values);
        return values;
    }

    /** ‖actual - expected‖ / ‖expected‖. */
    static double relativeError(double[] actual, double[] expected) {
        if (actual.length != expected.length) {
            throw new AssertionError(actual.length + " values where " + expected.length + " are expected");
        }
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += (actual[i] - expected[i]) * (actual[i] - expected[i]);
            norm += expected[i] * expected[i];
        }
        return Math.sqrt(difference / norm);
    }

    private static Tensor tensor(double[] values, long... shape) {
        return Tensor.create(values, shape);
    }

    private static long[] longs(int[] shape) {
        return Arrays.stream(shape).asLongStream().toArray();
    }
}
