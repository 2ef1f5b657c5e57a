package org.protogcn.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.protogcn.training.log.EventWriter;
import org.protogcn.training.log.MetricsLog;

/**
 * Writes down how a run goes: every step and every epoch as a line of {@code metrics.jsonl}, every epoch and every tenth
 * step for TensorBoard. Lines of steps hold nothing that depends on the clock: equal runs write equal lines.
 */
final class RunLog implements TrainingListener, AutoCloseable {
    private static final String KIND = "kind";
    private static final String STEP = "step";
    private static final String EPOCH = "epoch";
    private static final int STEPS_PER_EVENT = 10;

    private final MetricsLog metrics;
    private final EventWriter events;
    private final Pace pace = new Pace();

    private RunLog(MetricsLog metrics, EventWriter events) {
        this.metrics = metrics;
        this.events = events;
    }

    /** Opens the logs of a run that goes on from {@code progress}; what they say of the time after it is void. */
    static RunLog open(RunFolder run, Progress progress) throws IOException {
        MetricsLog metrics = MetricsLog.open(run.metricsFile(), record -> isPast(record, progress));
        try {
            return new RunLog(metrics, EventWriter.open(run.events(), progress.step() + 1, InstantSource.system()));
        } catch (IOException e) {
            metrics.close();
            throw e;
        }
    }

    private static boolean isPast(JsonNode record, Progress progress) {
        return record.path(KIND).asText().equals(EPOCH)
                ? record.path(EPOCH).asInt() <= progress.epoch()
                : record.path(STEP).asLong() <= progress.step();
    }

    @Override
    public void onStart(Plan plan, Progress progress) {
        pace.start();
    }

    @Override
    public void onStep(Step step) {
        pace.learned(step);
        Map<String, Double> figures = figures(step.losses());
        figures.put("rate", step.rate());
        write(STEP, step.step(), step.epoch(), figures);
        if (step.step() % STEPS_PER_EVENT == 0) {
            publish(step.step(), "step/", figures);
        }
    }

    @Override
    public void onEpoch(Epoch epoch) {
        Map<String, Double> figures = figures(epoch.losses());
        if (!Double.isNaN(epoch.validation())) {
            figures.put("validation", epoch.validation());
            figures.put("best", epoch.progress().best());
        }
        figures.put("seconds", epoch.seconds());
        figures.put("clips_per_second", pace.clipsPerSecond());
        figures.put("data_wait", pace.waited());
        write(EPOCH, epoch.progress().step(), epoch.epoch(), figures);
        publish(epoch.progress().step(), "epoch/", figures);
        pace.start();
    }

    private static Map<String, Double> figures(BatchLosses losses) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("loss", losses.meanTotal());
        figures.put("cross_entropy", losses.meanCrossEntropy());
        figures.put("contrastive", losses.meanContrastive());
        figures.put("accuracy", losses.accuracy());
        return figures;
    }

    private void write(String kind, long step, int epoch, Map<String, Double> figures) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put(KIND, kind);
        record.put(EPOCH, epoch);
        record.putAll(figures);
        try {
            metrics.append(step, record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void publish(long step, String group, Map<String, Double> figures) {
        Map<String, Double> scalars = new LinkedHashMap<>();
        figures.forEach((name, value) -> scalars.put(group + name, value));
        try {
            events.add(step, scalars);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (metrics) {
            events.close();
        }
    }

    /** Clips learned from per second, validation apart. */
    private static final class Pace {
        private long begun;
        private long latest;
        private long clips;
        private double waited;

        void start() {
            begun = System.nanoTime();
            latest = begun;
            clips = 0;
            waited = 0;
        }

        void learned(Step step) {
            latest = System.nanoTime();
            clips += step.losses().clips();
            waited += step.waited();
        }

        /** Seconds in which nothing was learned because no batch was ready. */
        double waited() {
            return waited;
        }

        double clipsPerSecond() {
            return clips == 0 ? 0 : clips * 1e9 / (latest - begun);
        }
    }
}
