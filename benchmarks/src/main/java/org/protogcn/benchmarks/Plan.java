package org.protogcn.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What to measure.
 *
 * @param warmUp training steps, and then passes, of one clip that every variant takes before anything is timed
 * @param variants what is timed in turns; the first is what ratios refer to
 * @param checked sizes at which results are compared before anything is timed
 * @param checkedClips clips that are compared
 * @param memory what is run in a process of its own for the memory it takes
 * @param profiled what is looked at in detail, for each of our variants
 */
record Plan(
        int warmUp,
        List<Variant> variants,
        Sizes checked,
        int checkedClips,
        List<Setting> settings,
        Turns turns,
        List<Probe> memory,
        List<Setting> profiled) {
    private static final List<Variant> TIMED = List.of(Variant.AS_WRITTEN, Variant.FP32, Variant.BF16);
    /** NTU RGB+D 120 in all but frames: double precision takes its time. */
    private static final Sizes CHECKED = new Sizes(120, 96, 400, 2, 24, 25);

    private static final int WARM_UP = 30;
    private static final int ROUNDS = 9;
    private static final double SECONDS = 18;
    private static final List<Integer> BATCHES = List.of(4, 1, 16);

    /** Full size; each kind of thing once, not every combination. */
    static Plan standard(int cores) {
        Series training = new Series(Task.TRAINING, cores);
        Series inference = new Series(Task.INFERENCE, cores);
        List<Setting> settings = new ArrayList<>();
        for (int clips : BATCHES) {
            settings.add(training.ntu(Attendance.ALL, clips));
        }
        settings.add(training.ntu(Attendance.MIXED, 16));
        settings.add(training.ntu(Attendance.SINGLE, 4));
        settings.add(training.kinetics(4));
        for (int clips : BATCHES) {
            settings.add(inference.ntu(Attendance.ALL, clips));
        }
        settings.add(inference.ntu(Attendance.MIXED, 16));
        settings.add(inference.ntu(Attendance.SINGLE, 1));
        settings.add(inference.kinetics(4));
        if (cores > 1) {
            settings.add(training.withThreads(1).ntu(Attendance.ALL, 4));
            settings.add(inference.withThreads(1).ntu(Attendance.ALL, 4));
        }
        return of(settings, new Turns(ROUNDS, SECONDS), cores);
    }

    /** Full size, every combination. */
    static Plan all(int cores) {
        List<Setting> settings = new ArrayList<>();
        for (Task task : Task.values()) {
            for (int threads : cores > 1 ? new int[] {cores, 1} : new int[] {1}) {
                Series series = new Series(task, threads);
                for (Attendance attendance : Attendance.values()) {
                    BATCHES.forEach(clips -> settings.add(series.ntu(attendance, clips)));
                    BATCHES.forEach(
                            clips -> settings.add(series.of("Kinetics", Sizes.KINETICS_400, attendance, clips)));
                }
            }
        }
        return of(settings, new Turns(ROUNDS, SECONDS), cores);
    }

    private static Plan of(List<Setting> settings, Turns turns, int cores) {
        Series training = new Series(Task.TRAINING, cores);
        Setting large = training.ntu(Attendance.ALL, 16);
        Setting small = training.ntu(Attendance.ALL, 4);
        List<Probe> memory = List.of(
                new Probe(Variant.AS_WRITTEN, small, 1),
                new Probe(Variant.FP32, small, 1),
                new Probe(Variant.FP32, large, 1),
                new Probe(Variant.FP32_SPARING, large, 1),
                new Probe(Variant.BF16, large, 1),
                new Probe(Variant.BF16_SPARING, large, 1));
        return new Plan(WARM_UP, TIMED, CHECKED, 2, settings, turns, memory, List.of(small));
    }

    /** A small network and few clips: the same path in seconds. */
    static Plan quick(int cores) {
        Setting training = new Setting(Task.TRAINING, "small", Sizes.SMALL, Attendance.MIXED, 3, cores);
        Setting inference = new Setting(Task.INFERENCE, "small", Sizes.SMALL, Attendance.ALL, 1, cores);
        return new Plan(
                1,
                TIMED,
                Sizes.SMALL,
                2,
                List.of(training, inference),
                new Turns(3, 1),
                List.of(new Probe(Variant.FP32, training, 1), new Probe(Variant.FP32_SPARING, training, 1)),
                List.of(training));
    }

    Plan withRounds(int rounds) {
        Turns fewer = new Turns(rounds, turns.seconds());
        return new Plan(warmUp, variants, checked, checkedClips, settings, fewer, memory, profiled);
    }

    Plan only(Set<Part> parts) {
        return new Plan(
                warmUp,
                variants,
                checked,
                checkedClips,
                parts.contains(Part.TIMES) ? settings : List.of(),
                turns,
                parts.contains(Part.MEMORY) ? memory : List.of(),
                parts.contains(Part.PROFILES) ? profiled : List.of());
    }

    private record Series(Task task, int threads) {
        Series withThreads(int count) {
            return new Series(task, count);
        }

        Setting ntu(Attendance attendance, int clips) {
            return of("NTU-120", Sizes.NTU_120, attendance, clips);
        }

        Setting kinetics(int clips) {
            return of("Kinetics", Sizes.KINETICS_400, Attendance.ALL, clips);
        }

        Setting of(String data, Sizes sizes, Attendance attendance, int clips) {
            return new Setting(task, data, sizes, attendance, clips, threads);
        }
    }
}
