package org.protogcn.benchmarks.serving;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.protogcn.training.onnx.OnnxGraph;
import org.protogcn.training.onnx.OnnxGraph.Value;

/**
 * How fast large square matrices of float32 are multiplied: what this machine can do at best.
 *
 * @param libtorch 10^9 operations a second, with libtorch as this program sets it up
 * @param onnxRuntime 10^9 operations a second
 */
record GemmRate(int threads, double libtorch, double onnxRuntime) {
    private static final int SIDE = 1024;
    private static final int ATTEMPTS = 12;

    /** The best of some attempts. */
    static GemmRate measure(int threads) {
        torch.set_num_threads(threads);
        return new GemmRate(threads, ofLibTorch(), ofOnnxRuntime(threads));
    }

    private static double ofLibTorch() {
        try (PointerScope scope = new PointerScope()) {
            Tensor a = torch.rand(SIDE, SIDE);
            Tensor b = torch.rand(SIDE, SIDE);
            return best(() -> a.matmul(b).close());
        }
    }

    private static double ofOnnxRuntime(int threads) {
        OnnxGraph graph = new OnnxGraph("product");
        Value a = graph.input("a", SIDE, SIDE);
        graph.output("b", graph.matmul(a, a), SIDE, SIDE);
        FloatBuffer numbers = FloatBuffer.wrap(new float[SIDE * SIDE]);
        try (OrtSession session = Ort.session(graph.build(), threads);
                OnnxTensor matrix =
                        OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), numbers, new long[] {SIDE, SIDE})) {
            return best(() -> session.run(Map.of("a", matrix)).close());
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Product {
        void multiply() throws OrtException;
    }

    private static double best(Product product) {
        double best = 0;
        try {
            for (int i = 0; i < ATTEMPTS; i++) {
                long start = System.nanoTime();
                product.multiply();
                best = Math.max(best, 2.0 * SIDE * SIDE * SIDE / (System.nanoTime() - start));
            }
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
        return best;
    }

    static GemmRate of(List<GemmRate> rates, int threads) {
        return rates.stream()
                .filter(rate -> rate.threads() == threads)
                .findFirst()
                .orElseThrow();
    }
}
