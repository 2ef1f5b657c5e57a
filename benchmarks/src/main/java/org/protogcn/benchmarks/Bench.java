package org.protogcn.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.training.tensor.LibTorch;

/** Holds the ways to compute the network against each other, first by their results, then by their speed. */
final class Bench {
    private static final long SEED = 1;
    private static final double PROTOTYPE_DROPOUT = 0.1;
    private static final int PROFILED_STEPS = 6;
    private static final Turns UNTIMED = new Turns(1, 0);

    private final Plan plan;
    private final Consumer<String> progress;
    private final Map<Integer, Peak> peaks = new TreeMap<>();
    private Sizes sizes;
    private List<Contender> rivals;

    /** @param progress is told each result at once: a run that is stopped has not been for nothing */
    Bench(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** Contenders that disagree are not timed. */
    Report run() {
        Machine machine = Machine.here();
        List<Probe.Found> memory = memory();
        progress.accept("comparing results");
        List<Check> checks = Check.all(plan.checked(), plan.checkedClips(), plan.variants());
        List<Measurement> measurements = List.of();
        List<Profile> profiles = List.of();
        if (checks.stream().allMatch(Check::holds)) {
            Stream.concat(plan.settings().stream(), plan.profiled().stream())
                    .findFirst()
                    .ifPresent(this::warmUp);
            measurements = measurements();
            profiles = profiles();
        }
        return new Report(machine, plan, checks, List.copyOf(peaks.values()), measurements, profiles, memory);
    }

    /** First, as long as this process is small itself. */
    private List<Probe.Found> memory() {
        announce(plan.memory(), "measuring memory, in processes of their own");
        return plan.memory().stream().map(this::memory).toList();
    }

    private void announce(List<?> work, String what) {
        if (!work.isEmpty()) {
            progress.accept(what);
        }
    }

    private Probe.Found memory(Probe probe) {
        Probe.Found found = probe.run();
        progress.accept(ReportText.row(found).stripTrailing());
        return found;
    }

    private List<Measurement> measurements() {
        announce(plan.settings(), "timing");
        List<Measurement> measurements = new ArrayList<>();
        for (Setting setting : plan.settings()) {
            Peak peak = peaks.computeIfAbsent(setting.threads(), Peak::measure);
            measurements.add(measurement(setting, peak));
            progress.accept(
                    ReportText.row(measurements.get(measurements.size() - 1)).stripTrailing());
        }
        return measurements;
    }

    /** Until the virtual machine has compiled what calls libtorch: before that, a step is a tenth slower. */
    private void warmUp(Setting first) {
        progress.accept("warming up");
        LibTorch.load(first.threads());
        Batch single = Batch.random(first.sizes(), 1, ScalarType.Float, SEED);
        Turns turns = new Turns(plan.warmUp(), Double.MAX_VALUE);
        for (Task task : Task.values()) {
            turns.time(rivals(first.sizes()), contender -> task.run(contender, single));
        }
    }

    private Measurement measurement(Setting setting, Peak peak) {
        LibTorch.load(setting.threads());
        Batch batch = setting.batch(ScalarType.Float);
        List<Contender> rivals = rivals(setting.sizes());
        Consumer<Contender> turn = contender -> setting.task().run(contender, batch);
        UNTIMED.time(rivals, turn);
        return Measurement.of(setting, plan.variants(), plan.turns().time(rivals, turn), peak);
    }

    private List<Profile> profiles() {
        announce(plan.profiled(), "looking where the time goes");
        List<Profile> profiles = new ArrayList<>();
        for (Setting setting : plan.profiled()) {
            LibTorch.load(setting.threads());
            Batch batch = setting.batch(ScalarType.Float);
            List<Contender> rivals = rivals(setting.sizes());
            UNTIMED.time(rivals, contender -> setting.task().run(contender, batch));
            profiles.add(Profile.of(setting, plan.variants(), rivals, batch, PROFILED_STEPS));
        }
        return profiles;
    }

    /** Kept until other sizes are asked for. */
    private List<Contender> rivals(Sizes wanted) {
        if (!wanted.equals(sizes)) {
            Start start = Start.of(wanted, PROTOTYPE_DROPOUT, SEED);
            rivals =
                    plan.variants().stream().map(variant -> variant.make(start)).toList();
            sizes = wanted;
        }
        return rivals;
    }
}
