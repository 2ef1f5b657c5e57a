package org.protogcn.training.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.protogcn.training.network.NetworkConfiguration;
import org.protogcn.training.network.Output;
import org.protogcn.training.network.Pass;
import org.protogcn.training.network.ProtoGcn;
import org.protogcn.training.tensor.Tensors;

/** Lets clips through a network and writes down what can be seen on the way. */
final class NetworkReader {
    private final ProtoGcn network;
    private final Optional<PrototypeMemory> memory;
    private final Map<Integer, BlockTopology> blocks = new HashMap<>();
    private final Map<Integer, double[]> fixed = new HashMap<>();

    /** @param layers the blocks to look at, from 1 */
    NetworkReader(ProtoGcn network, NetworkConfiguration sizes, Set<Integer> layers) {
        WeightTable weights = new WeightTable(network);
        this.network = network;
        this.memory = sizes.reconstruction() ? Optional.of(new PrototypeMemory(weights)) : Optional.empty();
        for (int layer : layers) {
            BlockTopology block = new BlockTopology(sizes, weights, layer - 1);
            blocks.put(layer, block);
            fixed.put(layer, block.fixed());
        }
    }

    /**
     * Reads a batch.
     *
     * @param clips {@code [B,M,T,V,3]}
     * @param ids of the clips
     * @param labels of the clips
     */
    List<ClipReading> read(Tensor clips, List<String> ids, long[] labels) {
        boolean[][] present = present(clips);
        Map<Integer, Map<TopologyKind, double[]>> parts = new HashMap<>();
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            Output output = network.forward(clips, Pass.EXPLANATION, (block, x) -> {
                if (blocks.containsKey(block + 1)) {
                    parts.put(block + 1, blocks.get(block + 1).of(x));
                }
            });
            return readings(output, parts, present, ids, labels);
        }
    }

    private List<ClipReading> readings(
            Output output,
            Map<Integer, Map<TopologyKind, double[]>> parts,
            boolean[][] present,
            List<String> ids,
            long[] labels) {
        double[] probabilities = Tensors.toArray(output.logits().softmax(1)).toDoubles();
        Output.Prototypes prototypes = output.prototypes().orElseThrow();
        double[] reconstructions = Tensors.toArray(prototypes.reconstruction()).toDoubles();
        double[] responses = memory.map(m -> m.responses(prototypes.topology(), present[0].length))
                .orElse(new double[0]);
        List<ClipReading> readings = new ArrayList<>();
        for (int clip = 0; clip < present.length; clip++) {
            Map<TopologyKey, double[]> topologies = topologies(parts, present, clip);
            if (memory.isPresent()) {
                TopologyKey key = new TopologyKey(TopologyKind.RECONSTRUCTED, ProtoGcn.BLOCKS);
                topologies.put(key, part(reconstructions, present.length, clip));
            }
            readings.add(new ClipReading(
                    ids.get(clip),
                    (int) labels[clip],
                    part(probabilities, present.length, clip),
                    topologies,
                    part(responses, present.length, clip)));
        }
        return readings;
    }

    private Map<TopologyKey, double[]> topologies(
            Map<Integer, Map<TopologyKind, double[]>> parts, boolean[][] present, int clip) {
        Map<TopologyKey, double[]> topologies = new TreeMap<>();
        parts.forEach((layer, byKind) -> {
            double[] whole = fixed.get(layer).clone();
            topologies.put(new TopologyKey(TopologyKind.STATIC, layer), fixed.get(layer));
            byKind.forEach((kind, all) -> {
                int first = clip * present[clip].length;
                double[] mean = Topologies.mean(all, whole.length, first, present[clip]);
                topologies.put(new TopologyKey(kind, layer), mean);
                Topologies.add(mean, whole);
            });
            topologies.put(new TopologyKey(TopologyKind.WHOLE, layer), whole);
        });
        return topologies;
    }

    /** The {@code index}-th of {@code count} equal parts. */
    private static double[] part(double[] all, int count, int index) {
        int size = all.length / count;
        return Arrays.copyOfRange(all, index * size, (index + 1) * size);
    }

    /** Whether a person of a clip has any joint anywhere. */
    private static boolean[][] present(Tensor clips) {
        try (PointerScope scope = new PointerScope()) {
            double[] largest = Tensors.toArray(clips.abs().amax(new long[] {2, 3, 4}, false))
                    .toDoubles();
            boolean[][] present = new boolean[(int) clips.size(0)][(int) clips.size(1)];
            for (int i = 0; i < largest.length; i++) {
                present[i / present[0].length][i % present[0].length] = largest[i] > 0;
            }
            return present;
        }
    }
}
