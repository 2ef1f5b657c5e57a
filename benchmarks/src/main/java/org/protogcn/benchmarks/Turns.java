package org.protogcn.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;

/**
 * Times rivals one after the other, round by round, so that whatever else the machine does falls on all.
 *
 * @param rounds at most
 * @param seconds after which no further round begins, as long as there are {@link #LEAST}
 */
public record Turns(int rounds, double seconds) {
    private static final int LEAST = 3;

    /** Milliseconds of every rival, round by round. */
    public <T> List<List<Double>> time(List<T> rivals, Consumer<? super T> turn) {
        List<List<Double>> millis =
                rivals.stream().<List<Double>>map(rival -> new ArrayList<>()).toList();
        long start = System.nanoTime();
        for (int round = 0; round < rounds && (round < LEAST || System.nanoTime() - start < seconds * 1e9); round++) {
            for (int i = 0; i < rivals.size(); i++) {
                T rival = rivals.get(i);
                millis.get(i).add(millis(() -> turn.accept(rival)));
            }
        }
        return millis;
    }

    /** How long something takes, native memory that it leaves behind included. */
    public static double millis(Runnable work) {
        long start = System.nanoTime();
        try (PointerScope scope = new PointerScope()) {
            work.run();
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
