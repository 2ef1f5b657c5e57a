package org.protogcn.benchmarks.loading;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;

/** The NumPy side, in a process of its own: one line asks, one line answers. */
final class NumpyChild implements AutoCloseable {
    private static final String[] ONE_THREAD = {"OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"};

    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    private NumpyChild(Process process) {
        this.process = process;
        this.questions = process.outputWriter();
        this.answers = process.inputReader();
    }

    /** @param script {@code benchmarks/loading.py} */
    static NumpyChild start(Path script) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("python3", script.toString()).redirectError(ProcessBuilder.Redirect.INHERIT);
        for (String threads : ONE_THREAD) {
            builder.environment().put(threads, "1");
        }
        return new NumpyChild(builder.start());
    }

    String ask(String question) throws IOException {
        questions.write(question + "\n");
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the NumPy side ended at '" + question + "'; it needs python3 with NumPy");
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        questions.close();
        process.destroy();
    }
}
