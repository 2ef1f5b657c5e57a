package org.protogcn.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;

/**
 * Times contenders one after the other, round by round, so that whatever else the machine does falls on all.
 *
 * @param rounds that count, at most; one before them does not
 * @param seconds after which no further round begins, as long as there are {@link #LEAST}
 */
record Turns(int rounds, double seconds) {
    private static final int LEAST = 3;

    interface Turn {
        void run(Contender contender);
    }

    /** Milliseconds of every contender, round by round. */
    List<List<Double>> time(List<Contender> contenders, Turn turn) {
        List<List<Double>> millis = new ArrayList<>();
        for (Contender contender : contenders) {
            millis(contender, turn);
            millis.add(new ArrayList<>());
        }
        long start = System.nanoTime();
        for (int round = 0; round < rounds && (round < LEAST || System.nanoTime() - start < seconds * 1e9); round++) {
            for (int i = 0; i < contenders.size(); i++) {
                millis.get(i).add(millis(contenders.get(i), turn));
            }
        }
        return millis;
    }

    static double millis(Contender contender, Turn turn) {
        long start = System.nanoTime();
        try (PointerScope scope = new PointerScope()) {
            turn.run(contender);
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
