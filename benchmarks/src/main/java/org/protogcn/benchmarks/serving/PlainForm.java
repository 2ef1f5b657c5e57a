package org.protogcn.benchmarks.serving;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.protogcn.array.NdArray;

/**
 * The networks as the paper writes them, exported node by node: a file for each.
 *
 * @param sessions one for each stream
 */
record PlainForm(String name, Ensemble ensemble, List<OrtSession> sessions) implements Form {
    static Form of(Ensemble ensemble, int threads) {
        List<OrtSession> sessions = new ArrayList<>();
        try {
            for (Map<String, NdArray> weights : ensemble.weights()) {
                sessions.add(Ort.session(PlainGraph.of(ensemble.sizes(), weights), threads));
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
        return new PlainForm("ONNX plain", ensemble, sessions);
    }

    @Override
    public double[][] scores(ServedClips clips) {
        double[][] scores = new double[clips.size()][ensemble.sizes().classes()];
        for (int i = 0; i < sessions.size(); i++) {
            ensemble.addScores(logits(sessions.get(i), clips.prepared().get(i)), scores);
        }
        return scores;
    }

    private static double[] logits(OrtSession session, NdArray clips) {
        long[] shape = Arrays.stream(clips.shape()).asLongStream().toArray();
        try (OnnxTensor input = OnnxTensor.createTensor(
                        OrtEnvironment.getEnvironment(), FloatBuffer.wrap(clips.toFloats()), shape);
                OrtSession.Result result = session.run(Map.of(PlainGraph.INPUT, input))) {
            FloatBuffer logits = ((OnnxTensor) result.get(0)).getFloatBuffer();
            double[] numbers = new double[logits.remaining()];
            Arrays.setAll(numbers, logits::get);
            return numbers;
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            for (OrtSession session : sessions) {
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }
}
