package org.protogcn.training.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.ByteString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.protogcn.training.GoldenNetwork;
import org.protogcn.training.onnx.OnnxModel.Range;

class OnnxRulesTest {
    private static OnnxModel model(boolean explains) {
        GoldenNetwork golden = GoldenNetwork.named("ntu_tiny");
        OnnxModel.Network network = new OnnxModel.Network(
                golden.configuration(),
                golden.weights(golden.array("weights.npy").toFloats()));
        return new OnnxModel(GoldenExportTest.card(golden), List.of(network), explains);
    }

    @Test
    void models_ofEveryKind_keepTheRules() throws Exception {
        OnnxModel model = model(false);
        Map<String, Range> ranges = new HashMap<>();
        model.probe().names().forEach(name -> ranges.put(name, new Range(-1, 2)));
        assertEquals(List.of(), OnnxRules.broken(model.toBytes()));
        assertEquals(List.of(), OnnxRules.broken(model(true).toBytes()));
        assertEquals(List.of(), OnnxRules.broken(model.probe().model()));
        assertEquals(List.of(), OnnxRules.broken(model.quantized(ranges).toBytes()));
    }

    @Test
    void brokenModels_areNoticed() throws Exception {
        assertNoticed("uses the unknown", m -> m.getGraphBuilder().removeNode(3));
        assertNoticed("nothing yields logits", m -> m.getGraphBuilder().clearNode());
        assertNoticed(
                "not as many bytes",
                m -> m.getGraphBuilder().getInitializerBuilder(0).setRawData(ByteString.copyFrom(new byte[3])));
        assertNoticed(
                "defined twice", m -> m.getGraphBuilder().addNode(m.getGraph().getNode(0)));
        assertNoticed("no single operator set", ModelProto.Builder::clearOpsetImport);
    }

    private static void assertNoticed(String part, Consumer<ModelProto.Builder> change) throws Exception {
        ModelProto.Builder model = ModelProto.parseFrom(model(false).toBytes()).toBuilder();
        change.accept(model);
        List<String> broken = OnnxRules.broken(model.build().toByteArray());
        assertTrue(broken.stream().anyMatch(rule -> rule.contains(part)), broken.toString());
    }
}
