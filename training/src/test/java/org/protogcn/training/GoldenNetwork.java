package org.protogcn.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.Device;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import org.protogcn.testing.Shared;
import org.protogcn.training.network.NetworkConfiguration;
import org.protogcn.training.network.Numbers;
import org.protogcn.training.network.ProtoGcn;
import org.protogcn.training.tensor.LibTorch;

/** A small network with inputs and outputs computed by the authors' implementation. */
public record GoldenNetwork(Path folder, JsonNode manifest) {
    public static GoldenNetwork named(String name) {
        LibTorch.load(2);
        Path folder = Shared.path("goldens/" + name);
        try {
            return new GoldenNetwork(
                    folder,
                    new ObjectMapper().readTree(folder.resolve("manifest.json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public NetworkConfiguration configuration() {
        JsonNode config = manifest.get("config");
        return new NetworkConfiguration(
                config.get("num_classes").asInt(),
                config.get("base_channels").asInt(),
                config.get("num_prototype").asInt(),
                NetworkConfiguration.InputNorm.VC,
                true,
                true,
                true,
                0,
                0,
                config.get("prn_dropout").asDouble());
    }

    public int joints() {
        return manifest.get("config").get("V").asInt();
    }

    /** The network with the golden weights. */
    public ProtoGcn network(Numbers numbers) {
        ProtoGcn network = new ProtoGcn(configuration(), joints(), 2, new Device("cpu"), numbers);
        network.weights().load(weights(array("weights.npy").toFloats()), folder.toString());
        return network;
    }

    /** Cuts a flat vector into the named tensors of {@code flat_state}. */
    public Map<String, NdArray> weights(float[] flat) {
        Map<String, NdArray> weights = new LinkedHashMap<>();
        for (JsonNode entry : manifest.get("flat_state")) {
            int[] shape = new ObjectMapper().convertValue(entry.get("shape"), int[].class);
            int offset = entry.get("offset").asInt();
            int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
            weights.put(
                    entry.get("name").asText(),
                    NdArray.ofFloats(Arrays.copyOfRange(flat, offset, offset + size), shape));
        }
        return weights;
    }

    public NdArray array(String file) {
        return Npy.read(folder.resolve(file));
    }

    /** {@code |actual - expected| / |expected|}, Euclidean. */
    public static double relativeError(double[] actual, double[] expected) {
        double[] difference = new double[expected.length];
        Arrays.setAll(difference, i -> actual[i] - expected[i]);
        return norm(difference) / norm(expected);
    }

    public static double norm(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(v -> v * v).sum());
    }
}
