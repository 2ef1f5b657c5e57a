package org.protogcn.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.protogcn.training.log.EventWriter;
import org.protogcn.training.log.MetricsLog;

/**
 * Writes every figure of a run into its folder, as JSON lines and for TensorBoard. Records with {@code "of": "step"} are
 * of the clips of one step, those with {@code "of": "epoch"} of a whole pass.
 */
final class RunLog implements TrainingListener, AutoCloseable {
    private final RunFolder run;
    private MetricsLog metrics;
    private EventWriter events;

    RunLog(RunFolder run) {
        this.run = run;
    }

    @Override
    public void onStart(Plan plan, Progress progress) {
        try {
            metrics = MetricsLog.open(run.metricsFile(), progress.step());
            events = EventWriter.open(run.eventsFolder(), progress.step() + 1, InstantSource.system());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void onStep(Step step) {
        Map<String, Number> figures = figures(step.losses());
        figures.put("rate", step.rate());
        write("step", step.epoch(), step.step(), figures);
    }

    @Override
    public void onEpoch(Epoch epoch) {
        Map<String, Number> figures = figures(epoch.losses());
        if (!Double.isNaN(epoch.validation())) {
            figures.put("validation", epoch.validation());
            figures.put("best", epoch.progress().best());
        }
        figures.put("seconds", epoch.seconds());
        write("epoch", epoch.epoch(), epoch.progress().step(), figures);
    }

    private static Map<String, Number> figures(BatchLosses losses) {
        Map<String, Number> figures = new LinkedHashMap<>();
        figures.put("loss", losses.meanTotal());
        figures.put("cross_entropy", losses.meanCrossEntropy());
        figures.put("contrastive", losses.meanContrastive());
        figures.put("accuracy", losses.accuracy());
        return figures;
    }

    private void write(String of, int epoch, long step, Map<String, Number> figures) {
        Map<String, Object> record = new LinkedHashMap<>(Map.of("of", of));
        record.put("epoch", epoch);
        record.putAll(figures);
        Map<String, Number> scalars = new LinkedHashMap<>();
        figures.forEach((name, value) -> scalars.put(of + "/" + name, value));
        try {
            metrics.append(step, record);
            events.add(step, scalars);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (metrics != null) {
            metrics.close();
        }
        if (events != null) {
            events.close();
        }
    }
}
