package org.protogcn.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.training.tensor.LibTorch;

/**
 * One setting in a process of its own, because the most memory that a process ever held says something only where
 * nothing else has run.
 *
 * @param rounds that are timed, after as many untimed ones
 */
public record Probe(Variant variant, Setting setting, int rounds) {
    private static final long SEED = 1;
    private static final double PROTOTYPE_DROPOUT = 0.1;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What one probe found.
     *
     * @param before 10^6 bytes resident before the first step, weights included
     * @param peak 10^6 bytes resident at most
     * @param millis of a batch
     */
    public record Found(Probe probe, double before, double peak, Spread millis) {
        public double peakPerClip() {
            return (peak - before) / probe.setting.clips();
        }
    }

    /** Runs in a fresh process with this one's environment. */
    public Found run() {
        try {
            Process process = new ProcessBuilder(command())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader answer = process.inputReader()) {
                String line = answer.readLine();
                if (process.waitFor() != 0 || line == null) {
                    throw new IllegalStateException("the process for " + describe() + " failed: out of memory?");
                }
                return JSON.readValue(line, Found.class);
            }
        } catch (IOException e) {
            throw new IllegalStateException("no process could be started for " + describe(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during " + describe(), e);
        }
    }

    private List<String> command() throws IOException {
        return List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-cp",
                System.getProperty("java.class.path"),
                Probe.class.getName(),
                JSON.writeValueAsString(this));
    }

    public String describe() {
        return String.format(
                Locale.ROOT, "%s, %s, clips: %d", setting.task().label(), variant.label(), setting.clips());
    }

    /** The child: the probe as its only argument, what it found as its only line. */
    public static void main(String[] arguments) throws IOException {
        Probe probe = JSON.readValue(arguments[0], Probe.class);
        System.out.println(JSON.writeValueAsString(probe.measure()));
    }

    private Found measure() {
        LibTorch.load(setting.threads());
        Contender contender = variant.make(Start.of(setting.sizes(), PROTOTYPE_DROPOUT, SEED));
        Batch batch = setting.batch(ScalarType.Float);
        double before = Resident.now();
        List<Double> millis = new ArrayList<>();
        Turns.millis(() -> setting.task().begin(contender, batch));
        for (int i = -rounds; i < rounds; i++) {
            double took = Turns.millis(() -> setting.task().run(contender, batch));
            if (i >= 0) {
                millis.add(took);
            }
        }
        return new Found(this, before, Resident.peak(), Spread.of(millis));
    }
}
