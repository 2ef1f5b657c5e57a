package org.protogcn.benchmarks;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.training.network.Numbers;

/** Holds the network that runs to the one of the paper, first by its results, then by its speed. */
final class Bench {
    private static final long SEED = 1;
    private static final double PROTOTYPE_DROPOUT = 0.1;

    private final Plan plan;
    private final Consumer<String> progress;

    Bench(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** Contenders that disagree are not timed. */
    Report run() {
        String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        Machine machine = Machine.here();
        Agreement agreement = agreement();
        return new Report(started, machine, plan, agreement, agreement.holds() ? measurements() : List.of());
    }

    private Agreement agreement() {
        progress.accept("comparing results in double precision");
        Start start = Start.of(plan.sizes(), 0, SEED);
        Batch batch = Batch.random(plan.sizes(), plan.agreementClips(), ScalarType.Double, SEED);
        return Agreement.between(
                new ReferenceContender(start, ScalarType.Double), new OurContender(start, Numbers.FLOAT64), batch);
    }

    private List<Measurement> measurements() {
        Start start = Start.of(plan.sizes(), PROTOTYPE_DROPOUT, SEED);
        Duel duel = new Duel(
                new ReferenceContender(start, ScalarType.Float),
                new OurContender(start, Numbers.FLOAT32),
                plan.warmups(),
                plan.rounds());
        List<Measurement> measurements = new ArrayList<>();
        for (int clips : plan.trainingBatches()) {
            progress.accept("timing training steps, clips: " + clips);
            add(measurements, duel.training(batch(clips)));
        }
        for (int clips : plan.inferenceBatches()) {
            progress.accept("timing inference, clips: " + clips);
            add(measurements, duel.inference(batch(clips)));
        }
        return measurements;
    }

    /** Says each result at once: a run that is stopped has not been for nothing. */
    private void add(List<Measurement> measurements, Measurement measurement) {
        measurements.add(measurement);
        progress.accept(ReportText.row(measurement).stripTrailing());
    }

    private Batch batch(int clips) {
        return Batch.random(plan.sizes(), clips, ScalarType.Float, SEED + clips);
    }
}
