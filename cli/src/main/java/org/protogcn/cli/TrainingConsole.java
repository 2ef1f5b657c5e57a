package org.protogcn.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.protogcn.cli.progress.ProgressDisplay;
import org.protogcn.training.BatchLosses;
import org.protogcn.training.Plan;
import org.protogcn.training.Progress;
import org.protogcn.training.TrainingListener;
import org.protogcn.training.config.TrainingConfiguration;

/** Shows a run on the terminal: its plan, a bar for each epoch, a line after it. */
final class TrainingConsole implements TrainingListener, AutoCloseable {
    private final TrainingConfiguration configuration;
    private final PrintWriter out;
    private final PrintWriter err;
    private Plan plan;
    private ProgressDisplay bar;

    TrainingConsole(TrainingConfiguration configuration, PrintWriter out, PrintWriter err) {
        this.configuration = configuration;
        this.out = out;
        this.err = err;
    }

    @Override
    public void onNote(String note) {
        out.println("note: " + note);
    }

    @Override
    public void onStart(Plan newPlan, Progress progress) {
        plan = newPlan;
        TrainingConfiguration.Optimizer optimizer = configuration.optimizer();
        out.println(text(
                "%d clips, %d epochs of %d steps; learning rate %s for a batch of %d, so %s for the global batch of %d",
                plan.clips(),
                configuration.schedule().epochs(),
                plan.stepsPerEpoch(),
                optimizer.rate(),
                optimizer.rateBatch(),
                plan.schedule().peak(),
                plan.globalBatch()));
        if (progress.step() > 0) {
            out.println(text("resumed after %d steps, in epoch %d", progress.step(), progress.epoch() + 1));
        }
    }

    @Override
    public void onStep(Step step) {
        BatchLosses sofar = step.progress().totals();
        if (bar == null) {
            bar = ProgressDisplay.begin(
                    epochName(step.epoch()),
                    "clips",
                    sofar.clips() - step.losses().clips(),
                    plan.clips(),
                    err);
        }
        bar.say(text("loss %.3f, accuracy %.1f %%", sofar.meanTotal(), 100 * sofar.accuracy()));
        bar.at(sofar.clips());
    }

    @Override
    public void onEpoch(Epoch epoch) {
        close();
        BatchLosses losses = epoch.losses();
        out.println(text(
                "%s: loss %.3f (cross-entropy %.3f, contrastive %.3f), accuracy %.1f %%%s, %.0f s",
                epochName(epoch.epoch()),
                losses.meanTotal(),
                losses.meanCrossEntropy(),
                losses.meanContrastive(),
                100 * losses.accuracy(),
                validation(epoch),
                epoch.seconds()));
    }

    private static String validation(Epoch epoch) {
        return Double.isNaN(epoch.validation())
                ? ""
                : text(
                        ", validation %.1f %% (best %.1f %% in epoch %d)",
                        100 * epoch.validation(),
                        100 * epoch.progress().best(),
                        epoch.progress().bestEpoch());
    }

    private String epochName(int epoch) {
        return text("epoch %d/%d", epoch, configuration.schedule().epochs());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
