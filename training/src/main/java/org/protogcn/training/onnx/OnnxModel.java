package org.protogcn.training.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.protogcn.array.NdArray;
import org.protogcn.io.DurableFile;
import org.protogcn.model.Calibration;
import org.protogcn.model.ModelCard;
import org.protogcn.model.ModelCard.StreamShare;
import org.protogcn.model.ModelCards;
import org.protogcn.training.network.NetworkConfiguration;
import org.protogcn.training.onnx.NetworkGraph.Outputs;
import org.protogcn.training.onnx.OnnxGraph.Value;

/**
 * Writes model files: one ONNX graph that takes sampled joints (see {@link ClipInputs}), finds every stream from them,
 * runs a network on each and weighs their scores. Its metadata hold the {@link ModelCard}.
 *
 * <p>Outputs: {@code logits} {@code [B,S,classes]} of the S streams, {@code scores} {@code [B,classes]} the weighted mean
 * of their softmaxes, and in a model that explains, for a single stream: {@code features} {@code [B,C]},
 * {@code topology0} to {@code topology9} {@code [N,K*C',V,V]}, {@code reconstruction} {@code [B,V*V]} and
 * {@code responses} {@code [B,V*V,P]}.
 */
public final class OnnxModel {
    /** Between which numbers a value lies. */
    public record Range(float low, float high) {}

    private static final int OPERATOR_SET = 17;
    private static final int FILE_VERSION = 8;

    /**
     * A trained network.
     *
     * @param weights by published names
     */
    public record Network(NetworkConfiguration sizes, Map<String, NdArray> weights) {}

    private final ModelCard card;
    private final List<Network> networks;
    private final boolean explains;
    private final Optional<Map<String, Range>> ranges;

    /**
     * @param networks one for each stream of the card, in its order
     * @param explains also yield topologies and prototypes; for one stream
     * @throws IllegalArgumentException if card and networks do not fit together
     */
    public OnnxModel(ModelCard card, List<Network> networks, boolean explains) {
        this(card, networks, explains, Optional.empty());
    }

    private OnnxModel(ModelCard card, List<Network> networks, boolean explains, Optional<Map<String, Range>> ranges) {
        if (networks.size() != card.streams().size() || (explains && networks.size() != 1)) {
            throw new IllegalArgumentException("a card of " + card.streams().size() + " streams, " + networks.size()
                    + " networks, explains: " + explains);
        }
        this.card = card;
        this.networks = List.copyOf(networks);
        this.explains = explains;
        this.ranges = ranges;
    }

    /** The same, with what was measured of its scores. */
    public OnnxModel calibrated(Calibration calibration) {
        return new OnnxModel(card.with(calibration), networks, explains, ranges);
    }

    /**
     * A model that also yields what its convolutions take and give: {@code lowest} and {@code highest}, one number for each
     * of the names.
     */
    public record Probe(byte[] model, List<String> names) {}

    /** This model, for measuring ranges. */
    public Probe probe() {
        Precision.Probing probing = new Precision.Probing();
        OnnxGraph graph = graph(probing);
        List<String> names = probing.finish(graph);
        return new Probe(model(graph).toByteArray(), names);
    }

    /**
     * The same with convolutions of eight-bit numbers.
     *
     * @param measured with {@link #probe}, on clips like those to come
     */
    public OnnxModel quantized(Map<String, Range> measured) {
        return new OnnxModel(card, networks, explains, Optional.of(measured));
    }

    public ModelCard card() {
        return card;
    }

    /** The whole file. */
    public byte[] toBytes() {
        return model(graph()).toByteArray();
    }

    /** Writes the file so that it is there completely or not at all; an existing one is replaced. */
    public void write(Path file) throws IOException {
        ModelProto model = model(graph());
        DurableFile.write(file, model::writeTo);
    }

    private OnnxGraph graph() {
        return graph(ranges.<Precision>map(Precision.Int8::new).orElse(Precision.SINGLE));
    }

    private ModelProto model(OnnxGraph graph) {
        return ModelProto.newBuilder()
                .setIrVersion(FILE_VERSION)
                .setProducerName("protogcn")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .setGraph(graph.build())
                .addMetadataProps(StringStringEntryProto.newBuilder()
                        .setKey(ModelCards.KEY)
                        .setValue(ModelCards.toJson(card)))
                .build();
    }

    private OnnxGraph graph(Precision precision) {
        OnnxGraph graph = new OnnxGraph("protogcn", precision);
        ClipInputs inputs = new ClipInputs(
                graph,
                card.seen(),
                card.streams().stream().map(StreamShare::stream).collect(Collectors.toSet()));
        StreamGraph streams = new StreamGraph(graph, card.seen(), inputs);
        List<Value> logits = new ArrayList<>();
        for (int i = 0; i < networks.size(); i++) {
            OnnxGraph part = graph.part("stream" + i);
            Value clips = streams.of(card.streams().get(i).stream());
            logits.add(logits(part, networks.get(i), clips));
        }
        writeScores(graph, logits);
        return graph;
    }

    /** {@code [B,classes]}. */
    private Value logits(OnnxGraph graph, Network network, Value clips) {
        Outputs outputs = new NetworkGraph(
                        graph,
                        network.weights(),
                        network.sizes(),
                        card.seen().size(),
                        card.recipe().persons())
                .forward(clips, explains);
        if (explains) {
            writeExplanation(graph, network.sizes(), outputs);
        }
        return outputs.logits();
    }

    private void writeScores(OnnxGraph graph, List<Value> each) {
        int classes = card.classes().size();
        Value logits = graph.concat(
                1, each.stream().map(value -> graph.unsqueeze(value, 1)).toList()); // [B,S,classes]
        graph.output("logits", logits, "B", each.size(), classes);
        double[] weights =
                card.streams().stream().mapToDouble(StreamShare::weight).toArray();
        double total = Arrays.stream(weights).sum();
        double[] shares = Arrays.stream(weights).map(w -> w / total).toArray();
        Value weighed = graph.matmul(graph.numbers(shares, 1, shares.length), graph.softmax(logits, 2));
        graph.output("scores", graph.reshape(weighed, -1, classes), "B", classes);
    }

    private void writeExplanation(OnnxGraph graph, NetworkConfiguration sizes, Outputs outputs) {
        int joints = card.seen().size();
        int pairs = joints * joints;
        graph.output("features", outputs.features(), "B", 4 * sizes.width());
        for (int i = 0; i < outputs.topologies().size(); i++) {
            int channels = sizes.width() * (i < 4 ? 1 : i < 7 ? 2 : 4);
            graph.output("topology" + i, outputs.topologies().get(i), "N", channels, joints, joints);
        }
        NetworkGraph.Prototypes prototypes = outputs.prototypes().orElseThrow();
        graph.output("reconstruction", prototypes.reconstruction(), "B", pairs);
        Optional<Value> responses = prototypes.responses();
        responses.ifPresent(r -> graph.output("responses", r, "B", pairs, sizes.prototypes()));
    }
}
