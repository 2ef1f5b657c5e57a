package org.protogcn.runtime;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.CoreMLFlags;
import java.util.EnumSet;
import org.protogcn.InvalidInputException;
import org.protogcn.runtime.RecognizerOptions.Provider;

/** ONNX Runtime's settings for the options of a recogniser. */
final class Providers {
    /** Threads that still spin after a call would take the processor from whatever the caller does next. */
    private static final String STOP_SPINNING = "session.force_spinning_stop";

    private Providers() {}

    /** The caller closes them. */
    static SessionOptions settings(RecognizerOptions options) throws OrtException {
        SessionOptions settings = new SessionOptions();
        try {
            settings.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
            settings.setIntraOpNumThreads(threads(options));
            settings.setInterOpNumThreads(1);
            settings.addConfigEntry(STOP_SPINNING, "1");
            add(options, settings);
            return settings;
        } catch (OrtException e) {
            settings.close();
            throw e;
        }
    }

    private static int threads(RecognizerOptions options) {
        return options.threads() == 0 ? Runtime.getRuntime().availableProcessors() : options.threads();
    }

    private static void add(RecognizerOptions options, SessionOptions settings) {
        try {
            switch (options.provider()) {
                case CPU -> settings.addCPU(true);
                case CUDA -> settings.addCUDA(options.device());
                case TENSORRT -> settings.addTensorrt(options.device());
                case COREML -> settings.addCoreML(EnumSet.noneOf(CoreMLFlags.class));
                case DIRECTML -> settings.addDirectML(options.device());
            }
        } catch (OrtException e) {
            throw new InvalidInputException(
                    "this build of ONNX Runtime cannot compute with " + options.provider()
                            + "; add the artifact that can to the classpath, or use " + Provider.CPU,
                    e);
        }
    }
}
