package org.protogcn.runtime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import org.protogcn.InvalidInputException;
import org.protogcn.model.ModelCard;

/** The network of a model file, ready to run. For any number of threads. */
final class Session implements AutoCloseable {
    private static final String LOGITS = "logits";
    private static final int FEW_FRAMES = 8;

    private final ModelCard card;
    private final OrtEnvironment environment;
    private final OrtSession session;

    private Session(ModelCard card, OrtEnvironment environment, OrtSession session) {
        this.card = card;
        this.environment = environment;
        this.session = session;
    }

    /** @throws InvalidInputException if ONNX Runtime does not take the graph, or has no such provider */
    static Session open(ModelCard card, byte[] model, RecognizerOptions options, String name) {
        OrtEnvironment environment = environment();
        try (OrtSession.SessionOptions settings = Providers.settings(options)) {
            Session session = new Session(card, environment, environment.createSession(model, settings));
            session.requireFit(name);
            return session;
        } catch (OrtException e) {
            throw new InvalidInputException(
                    "ONNX Runtime does not run " + name + ": " + firstLine(e) + "; export the model again", e);
        }
    }

    /** That of the process, which reports nothing: builds for Windows would otherwise tell the system what they run. */
    private static OrtEnvironment environment() {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try {
            environment.setTelemetry(false);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime goes on reporting what it runs: " + firstLine(e), e);
        }
        return environment;
    }

    /** Closes the session if its graph is not the one that the card describes. */
    private void requireFit(String name) {
        Set<String> expected = new TreeSet<>(Set.of("clips"));
        if (card.hasMotion()) {
            expected.add("next");
        }
        if (card.roundsDifferences()) {
            expected.add("half");
        }
        if (!session.getInputNames().equals(expected) || !yieldsLogits()) {
            close();
            throw new InvalidInputException(
                    name + " is not run, because its graph is not the one that its description is of: "
                            + "expected are the inputs " + expected + " and logits of "
                            + card.streams().size() + " streams and "
                            + card.classes().size() + " classes; export the model again");
        }
    }

    /** A short run on zeros: what a graph declares of its outputs need not be true. */
    private boolean yieldsLogits() {
        int persons = card.personsAlike() ? 1 : card.recipe().persons();
        long[] shape = {1, persons, FEW_FRAMES, card.seen().size(), 3};
        int size = persons * FEW_FRAMES * card.seen().size() * 3;
        try {
            float[] logits = logits(FloatBuffer.allocate(size), FloatBuffer.allocate(size), new boolean[1], shape);
            return logits.length == card.streams().size() * card.classes().size();
        } catch (IllegalStateException | NoSuchElementException | ClassCastException e) {
            return false;
        }
    }

    private static String firstLine(OrtException e) {
        return e.getMessage().lines().findFirst().orElse("it does not say why");
    }

    /**
     * Logits {@code [B,S,classes]} of {@code [B,M,T,V,3]}.
     *
     * @param next empty where no stream moves
     * @param half for each of the B; empty where no stream rounds
     */
    float[] logits(FloatBuffer clips, FloatBuffer next, boolean[] half, long[] shape) {
        return outputs(clips, next, half, shape, LOGITS)[0];
    }

    /** Some outputs of {@code [B,M,T,V,3]}; arguments as of {@link #logits}. */
    float[][] outputs(FloatBuffer clips, FloatBuffer next, boolean[] half, long[] shape, String... names) {
        List<OnnxTensor> owned = new ArrayList<>();
        try {
            Map<String, OnnxTensorLike> inputs = new LinkedHashMap<>();
            put(inputs, owned, "clips", OnnxTensor.createTensor(environment, clips, shape));
            if (card.hasMotion()) {
                put(inputs, owned, "next", OnnxTensor.createTensor(environment, next, shape));
            }
            if (card.roundsDifferences()) {
                put(inputs, owned, "half", flags(half));
            }
            return run(inputs, names);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed: " + firstLine(e), e);
        } finally {
            owned.forEach(OnnxTensor::close);
        }
    }

    private static void put(
            Map<String, OnnxTensorLike> inputs, List<OnnxTensor> owned, String name, OnnxTensor tensor) {
        owned.add(tensor);
        inputs.put(name, tensor);
    }

    private OnnxTensor flags(boolean[] half) throws OrtException {
        ByteBuffer bytes = ByteBuffer.allocateDirect(half.length).order(ByteOrder.nativeOrder());
        for (boolean flag : half) {
            bytes.put((byte) (flag ? 1 : 0));
        }
        return OnnxTensor.createTensor(environment, bytes.flip(), new long[] {half.length}, OnnxJavaType.BOOL);
    }

    private float[][] run(Map<String, OnnxTensorLike> inputs, String... names) throws OrtException {
        try (OrtSession.Result result = session.run(inputs, Set.of(names))) {
            float[][] values = new float[names.length][];
            for (int i = 0; i < names.length; i++) {
                FloatBuffer numbers = ((OnnxTensor) result.get(names[i]).orElseThrow()).getFloatBuffer();
                values[i] = new float[numbers.remaining()];
                numbers.get(values[i]);
            }
            return values;
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed to close: " + firstLine(e), e);
        }
    }
}
