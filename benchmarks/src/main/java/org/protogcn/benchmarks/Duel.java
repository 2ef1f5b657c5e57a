package org.protogcn.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;

/** Times two contenders in turns, so that whatever else the machine does falls on both. */
final class Duel {
    private final Contender reference;
    private final Contender ours;
    private final int warmups;
    private final int rounds;

    Duel(Contender reference, Contender ours, int warmups, int rounds) {
        this.reference = reference;
        this.ours = ours;
        this.warmups = warmups;
        this.rounds = rounds;
    }

    Measurement training(Batch batch) {
        return measure("training step", batch, contender -> {
            contender.accumulate(batch);
            contender.update();
        });
    }

    Measurement inference(Batch batch) {
        return measure("inference", batch, contender -> contender.recognise(batch.clips()));
    }

    private interface Task {
        void run(Contender contender);
    }

    private Measurement measure(String name, Batch batch, Task task) {
        for (int i = 0; i < warmups; i++) {
            millis(task, reference);
            millis(task, ours);
        }
        List<Double> referenceMillis = new ArrayList<>();
        List<Double> ourMillis = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            referenceMillis.add(millis(task, reference) / batch.size());
            ourMillis.add(millis(task, ours) / batch.size());
        }
        return Measurement.of(name, batch.size(), referenceMillis, ourMillis);
    }

    private static double millis(Task task, Contender contender) {
        long start = System.nanoTime();
        try (PointerScope scope = new PointerScope()) {
            task.run(contender);
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
