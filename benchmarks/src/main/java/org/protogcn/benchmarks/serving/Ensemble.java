package org.protogcn.benchmarks.serving;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.benchmarks.Sizes;
import org.protogcn.benchmarks.Start;
import org.protogcn.model.ModelCard;
import org.protogcn.model.ModelCard.StreamShare;
import org.protogcn.prepare.Preparation;
import org.protogcn.prepare.Recipe;
import org.protogcn.runtime.ValueRanges;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.skeleton.Stream;
import org.protogcn.training.onnx.OnnxModel;

/**
 * Networks whose scores are averaged, one for each stream.
 *
 * @param weights of each, by published names
 */
record Ensemble(Sizes sizes, List<Stream> streams, List<Map<String, NdArray>> weights) {
    private static final SkeletonLayout LAYOUT = SkeletonLayouts.named("ntu25");
    private static final int MEASURED = 4;
    private static final long SEED = 1;

    /** The largest logit: a softmax of much larger ones is all or nothing, of much smaller ones even. */
    private static final double LARGEST = 3;

    private static final double CALM = 0.5;

    /** The first of the six streams, with made-up weights. */
    static Ensemble of(Sizes sizes, int streams) {
        List<Map<String, NdArray>> weights = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            weights.add(tempered(sizes, Start.of(sizes, 0, SEED + i).weights()));
        }
        return new Ensemble(sizes, List.of(Stream.values()).subList(0, streams), weights);
    }

    private static Map<String, NdArray> tempered(Sizes sizes, Map<String, NdArray> weights) {
        Ensemble alone = new Ensemble(sizes, List.of(Stream.J), List.of(weights));
        ServedClips clips = ServedClips.random(alone, MEASURED, 1, SEED);
        Map<String, NdArray> tempered = calmed(weights);
        double[] logits = LibTorchForm.reference(new Ensemble(sizes, alone.streams(), List.of(tempered)))
                .logits(0, clips);
        double largest = Arrays.stream(logits).map(Math::abs).max().orElseThrow();
        for (String part : List.of("weight", "bias")) {
            tempered.computeIfPresent("cls_head.fc_cls." + part, (name, array) -> scaled(array, LARGEST / largest));
        }
        return tempered;
    }

    /** Convolutions as a fresh network has them: values that grow from block to block would turn rounding into differences. */
    private static Map<String, NdArray> calmed(Map<String, NdArray> weights) {
        Map<String, NdArray> calmed = new LinkedHashMap<>(weights);
        calmed.replaceAll((name, array) -> array.rank() == 4 ? scaled(array, CALM) : array);
        return calmed;
    }

    private static NdArray scaled(NdArray array, double factor) {
        double[] values = Arrays.stream(array.toDoubles()).map(x -> x * factor).toArray();
        return NdArray.ofDoubles(values, array.shape()).to(DType.FLOAT32);
    }

    int size() {
        return streams.size();
    }

    /** What brings clips to each network. */
    List<Preparation> preparations() {
        return streams.stream()
                .map(stream -> Preparation.of(recipe(stream), LAYOUT))
                .toList();
    }

    private Recipe recipe(Stream stream) {
        return new Recipe(
                LAYOUT.name(),
                stream,
                true,
                Optional.empty(),
                false,
                0,
                0,
                0,
                0,
                sizes.frames(),
                sizes.persons(),
                Recipe.Start.RANDOM);
    }

    /** All networks in one model file. */
    OnnxModel model() {
        ModelCard card = new ModelCard(
                "benchmark",
                LAYOUT,
                LAYOUT,
                recipe(Stream.J),
                streams.stream().map(stream -> new StreamShare(stream, 1)).toList(),
                IntStream.range(0, sizes.classes()).mapToObj(k -> "class " + k).toList(),
                true,
                1,
                Optional.empty(),
                JsonNodeFactory.instance.objectNode());
        return new OnnxModel(
                card,
                weights.stream()
                        .map(own -> new OnnxModel.Network(sizes.network(0), own))
                        .toList(),
                false);
    }

    /** The same in eight bits, its ranges measured on clips like those that are timed. */
    OnnxModel quantizedModel() {
        OnnxModel model = model();
        OnnxModel.Probe probe = model.probe();
        ServedClips clips = ServedClips.random(this, MEASURED, sizes.persons(), SEED);
        ValueRanges measured = ValueRanges.of(probe.model(), model.card(), clips.raw());
        Map<String, OnnxModel.Range> ranges = new HashMap<>();
        for (int i = 0; i < probe.names().size(); i++) {
            ranges.put(probe.names().get(i), new OnnxModel.Range(measured.lowest()[i], measured.highest()[i]));
        }
        return model.quantized(ranges);
    }

    /** Adds the softmaxes of logits {@code [B,classes]}, each over the number of streams. */
    void addScores(double[] logits, double[][] scores) {
        for (int clip = 0; clip < scores.length; clip++) {
            double[] own = Arrays.copyOfRange(logits, clip * sizes.classes(), (clip + 1) * sizes.classes());
            double highest = Arrays.stream(own).max().orElseThrow();
            double norm = Arrays.stream(own).map(x -> Math.exp(x - highest)).sum();
            for (int k = 0; k < own.length; k++) {
                scores[clip][k] += Math.exp(own[k] - highest) / norm / streams.size();
            }
        }
    }
}
