package org.protogcn.training.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What ONNX's specification demands of a model whatever its operators mean. */
final class OnnxRules {
    private static final Map<Integer, Integer> BYTES = Map.of(
            TensorProto.DataType.FLOAT.getNumber(), 4,
            TensorProto.DataType.INT64.getNumber(), 8,
            TensorProto.DataType.INT32.getNumber(), 4,
            TensorProto.DataType.INT8.getNumber(), 1,
            TensorProto.DataType.UINT8.getNumber(), 1);

    private final List<String> broken = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    private OnnxRules() {}

    /** One sentence for each rule that the model breaks. */
    static List<String> broken(byte[] model) throws InvalidProtocolBufferException {
        OnnxRules rules = new OnnxRules();
        ModelProto parsed = ModelProto.parseFrom(model);
        rules.require(parsed.getIrVersion() > 0, "no version of the format");
        rules.require(parsed.getOpsetImportCount() == 1, "no single operator set");
        rules.check(parsed.getGraph());
        return rules.broken;
    }

    private void check(GraphProto graph) {
        require(!graph.getName().isEmpty(), "a graph without a name");
        graph.getInputList().forEach(input -> define(input.getName()));
        graph.getInitializerList().forEach(this::check);
        graph.getNodeList().forEach(this::check);
        graph.getOutputList()
                .forEach(output -> require(known.contains(output.getName()), "nothing yields " + output.getName()));
    }

    private void check(TensorProto tensor) {
        define(tensor.getName());
        long size = tensor.getDimsList().stream().reduce(1L, Math::multiplyExact);
        require(
                tensor.getRawData().size() == size * BYTES.getOrDefault(tensor.getDataType(), 0),
                tensor.getName() + " has not as many bytes as its extents say");
    }

    /** A node may use only what stands before it. */
    private void check(NodeProto node) {
        node.getInputList()
                .forEach(input -> require(known.contains(input), node.getName() + " uses the unknown " + input));
        node.getOutputList().forEach(this::define);
        node.getAttributeList()
                .forEach(attribute -> require(
                        !attribute.getName().isEmpty() && attribute.getType().getNumber() != 0,
                        node.getName() + " has an attribute without a name or type"));
    }

    private void define(String name) {
        require(!name.isEmpty() && known.add(name), "'" + name + "' is defined twice or nameless");
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(otherwise);
        }
    }
}
