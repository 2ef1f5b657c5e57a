package org.protogcn.benchmarks;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.training.tensor.LibTorch;

/** Holds the ways to compute the network against each other, first by their results, then by their speed. */
final class Bench {
    private static final long SEED = 1;
    private static final double PROTOTYPE_DROPOUT = 0.1;
    private static final int PROFILED_STEPS = 4;

    private final Plan plan;
    private final Consumer<String> progress;
    private final Map<Integer, Peak> peaks = new TreeMap<>();
    private Sizes sizes;
    private Map<Variant, Contender> contenders;

    /** @param progress is told each result at once: a run that is stopped has not been for nothing */
    Bench(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** Contenders that disagree are not timed. */
    Report run() {
        String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        Machine machine = Machine.here();
        progress.accept("measuring memory, in processes of their own as long as this one is small");
        List<Probe.Found> memory = plan.memory().stream().map(this::memory).toList();
        progress.accept("comparing results");
        List<Check> checks = Check.all(plan.checked(), plan.checkedClips(), plan.variants());
        boolean same = checks.stream().allMatch(Check::holds);
        List<Measurement> measurements = same ? measurements() : List.of();
        List<Profile> profiles = same ? profiles() : List.of();
        return new Report(started, machine, plan, checks, List.copyOf(peaks.values()), measurements, profiles, memory);
    }

    private Probe.Found memory(Probe probe) {
        Probe.Found found = probe.run();
        progress.accept(ReportText.row(found).stripTrailing());
        return found;
    }

    private List<Measurement> measurements() {
        List<Measurement> measurements = new ArrayList<>();
        for (Setting setting : plan.settings()) {
            Peak peak = peaks.computeIfAbsent(setting.threads(), Peak::measure);
            measurements.add(measurement(setting, peak));
            progress.accept(
                    ReportText.row(measurements.get(measurements.size() - 1)).stripTrailing());
        }
        return measurements;
    }

    private Measurement measurement(Setting setting, Peak peak) {
        LibTorch.load(setting.threads());
        Batch batch = setting.batch(ScalarType.Float);
        Map<Variant, Contender> ready = contenders(setting.sizes());
        List<List<Double>> millis = plan.turns()
                .time(plan.variants().stream().map(ready::get).toList(), contender -> setting.task()
                        .run(contender, batch));
        return Measurement.of(setting, plan.variants(), millis, peak);
    }

    private List<Profile> profiles() {
        progress.accept("looking where the time goes");
        List<Profile> profiles = new ArrayList<>();
        for (Setting setting : plan.profiled()) {
            LibTorch.load(setting.threads());
            Batch batch = setting.batch(ScalarType.Float);
            Map<Variant, Contender> ready = contenders(setting.sizes());
            List<Contender> inTurn = plan.variants().stream().map(ready::get).toList();
            profiles.add(Profile.of(setting, plan.variants(), inTurn, batch, PROFILED_STEPS));
        }
        return profiles;
    }

    /** Kept until other sizes are asked for. */
    private Map<Variant, Contender> contenders(Sizes wanted) {
        if (!wanted.equals(sizes)) {
            Start start = Start.of(wanted, PROTOTYPE_DROPOUT, SEED);
            contenders = new EnumMap<>(Variant.class);
            plan.variants().forEach(variant -> contenders.put(variant, variant.make(start)));
            sizes = wanted;
        }
        return contenders;
    }
}
