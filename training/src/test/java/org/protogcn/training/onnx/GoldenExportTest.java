package org.protogcn.training.onnx;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.array.NdArray;
import org.protogcn.training.GoldenNetwork;

class GoldenExportTest {
    @ParameterizedTest
    @ValueSource(strings = {"ntu_tiny", "coco_tiny"})
    void graph_ofTheGoldenWeights_yieldsTheAuthorsFigures(String name) throws Exception {
        GoldenNetwork golden = GoldenNetwork.named(name);
        OnnxGraph graph = new OnnxGraph("t");
        OnnxGraph.Value in = graph.input("clips", "B", "M", "T", golden.joints(), 3);
        NetworkGraph.Outputs out = new NetworkGraph(
                        graph,
                        golden.weights(golden.array("weights.npy").toFloats()),
                        golden.configuration(),
                        golden.joints(),
                        2)
                .forward(in, true);
        graph.output("logits", out.logits(), "B", golden.configuration().classes());
        graph.output("reconstruction", out.prototypes().get().reconstruction(), "B", golden.joints() * golden.joints());
        graph.output("topology", out.topologies().get(9), "N", 64, golden.joints(), golden.joints());
        byte[] model = ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph.build())
                .build()
                .toByteArray();
        NdArray input = golden.array("input.npy");
        long[] shape = java.util.Arrays.stream(input.shape()).asLongStream().toArray();
        try (OrtEnvironment env = OrtEnvironment.getEnvironment();
                OrtSession session = env.createSession(model, new OrtSession.SessionOptions());
                OnnxTensor tensor = OnnxTensor.createTensor(env, FloatBuffer.wrap(input.toFloats()), shape);
                OrtSession.Result result = session.run(Map.of("clips", tensor))) {
            check(golden, result, "logits", "eval_logits.npy", 1e-5);
            check(golden, result, "reconstruction", "eval_recon_graph.npy", 5e-5);
        }
    }

    private static void check(GoldenNetwork golden, OrtSession.Result result, String output, String file, double tolerance)
            throws Exception {
        FloatBuffer buffer = ((OnnxTensor) result.get(output).get()).getFloatBuffer();
        double[] actual = new double[buffer.remaining()];
        for (int i = 0; i < actual.length; i++) {
            actual[i] = buffer.get(i);
        }
        double error = GoldenNetwork.relativeError(actual, golden.array(file).toDoubles());
        System.out.println(golden.folder() + " " + output + " " + error);
        assertTrue(error <= tolerance, () -> output + ": relative error " + error);
    }
}
