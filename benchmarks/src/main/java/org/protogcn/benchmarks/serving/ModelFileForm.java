package org.protogcn.benchmarks.serving;

import java.io.IOException;
import java.nio.file.Path;
import org.protogcn.runtime.Recognizer;
import org.protogcn.runtime.RecognizerOptions;
import org.protogcn.training.onnx.OnnxModel;

/** A model file, opened as any service would. It prepares the clips itself. */
record ModelFileForm(String name, Recognizer recognizer) implements Form {
    /** @param file to be written */
    static Form of(String name, OnnxModel model, Path file, int threads) throws IOException {
        model.write(file);
        return new ModelFileForm(name, Recognizer.load(file, RecognizerOptions.DEFAULT.withThreads(threads)));
    }

    @Override
    public double[][] scores(ServedClips clips) {
        return recognizer.scores(clips.raw());
    }

    @Override
    public void close() {
        recognizer.close();
    }
}
