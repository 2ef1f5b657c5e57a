package org.protogcn.cli.ablation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a child process may compute.
 *
 * @param cores each with the numbers of its processors, two where it does two things at once; none for anywhere
 */
public record CoreGroup(List<List<Integer>> cores) {
    /** What the system chooses. */
    static final CoreGroup ANYWHERE = new CoreGroup(List.of());

    public CoreGroup {
        cores = List.copyOf(cores);
    }

    /** So many threads as these cores keep busy, if there are not fewer. */
    public int atMost(int threads) {
        return cores.isEmpty() ? threads : Math.min(threads, cores.size());
    }

    /** This group, or anywhere if it has fewer cores than threads. */
    public CoreGroup withRoomFor(int threads) {
        return atMost(threads) < threads ? ANYWHERE : this;
    }

    /** What to write before a command that is to stay on these cores. */
    List<String> prefix() {
        return cores.isEmpty() ? List.of() : List.of("taskset", "-c", processors());
    }

    private String processors() {
        return cores.stream()
                .flatMap(List::stream)
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }
}
