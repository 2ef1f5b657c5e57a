package org.protogcn.benchmarks.serving;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/** Graphs run by ONNX Runtime as it comes. */
final class Ort {
    private static final int OPERATOR_SET = 17;
    private static final int FILE_VERSION = 8;

    private Ort() {}

    static OrtSession session(GraphProto graph, int threads) throws OrtException {
        byte[] model = ModelProto.newBuilder()
                .setIrVersion(FILE_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .setGraph(graph)
                .build()
                .toByteArray();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            // Otherwise its threads would spin into the time of whoever is next.
            options.addConfigEntry("session.force_spinning_stop", "1");
            return OrtEnvironment.getEnvironment().createSession(model, options);
        }
    }
}
