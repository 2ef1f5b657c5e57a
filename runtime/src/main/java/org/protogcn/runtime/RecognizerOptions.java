package org.protogcn.runtime;

import java.util.OptionalInt;
import org.protogcn.model.ModelCard;

/**
 * How a recogniser works.
 *
 * @param threads for one call; 0 for as many as the machine has cores
 * @param samples of each clip whose scores are averaged; the model's own number unless given
 * @param sequences person sequences in one pass of the network; 0 for what suits the provider: few on a processor, whose
 *     caches they should fit, many on what has thousands of cores
 * @param provider what computes
 * @param device which of several such devices
 */
public record RecognizerOptions(int threads, OptionalInt samples, int sequences, Provider provider, int device) {
    /** What can compute. All but {@link #CPU} need a build of ONNX Runtime that has them. */
    public enum Provider {
        CPU,
        CUDA,
        TENSORRT,
        COREML,
        DIRECTML
    }

    public static final RecognizerOptions DEFAULT = new RecognizerOptions(0, OptionalInt.empty(), 0, Provider.CPU, 0);

    private static final int FIT_CACHES = 4;
    private static final int FILL_DEVICE = 64;

    public RecognizerOptions {
        if (threads < 0 || sequences < 0 || device < 0) {
            throw new IllegalArgumentException("threads " + threads + ", sequences " + sequences + " and device "
                    + device + " must not be negative");
        }
        if (samples.isPresent() && (samples.getAsInt() < 1 || samples.getAsInt() > ModelCard.MAX_SAMPLES)) {
            throw new IllegalArgumentException(
                    "samples must lie between 1 and " + ModelCard.MAX_SAMPLES + ", got " + samples.getAsInt());
        }
    }

    public RecognizerOptions withThreads(int number) {
        return new RecognizerOptions(number, samples, sequences, provider, device);
    }

    public RecognizerOptions withSamples(int number) {
        return new RecognizerOptions(threads, OptionalInt.of(number), sequences, provider, device);
    }

    public RecognizerOptions withSequences(int number) {
        return new RecognizerOptions(threads, samples, number, provider, device);
    }

    public RecognizerOptions on(Provider computing, int number) {
        return new RecognizerOptions(threads, samples, sequences, computing, number);
    }

    /** The person sequences in one pass, chosen where they were not given. */
    int sequencesAtOnce() {
        return sequences > 0 ? sequences : provider == Provider.CPU ? FIT_CACHES : FILL_DEVICE;
    }
}
