package org.protogcn.cli.ablation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Deals the cores that this process may use to several workers, neighbours together, so that no two workers wait for the
 * same core or throw each other's data out of its caches. Linux says which these are; elsewhere, and where cores are
 * fewer than workers or cannot be assigned, everybody computes anywhere.
 */
public final class CoreGroups {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path TOPOLOGY = Path.of("/sys/devices/system/cpu");
    private static final String ALLOWED = "Cpus_allowed_list:";
    private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");

    private CoreGroups() {}

    /** A group for each worker. */
    public static List<CoreGroup> of(int workers) {
        List<CoreGroup> groups = deal(cores(STATUS, TOPOLOGY), workers);
        return groups.stream().allMatch(CoreGroups::canBeUsed) ? groups : anywhere(workers);
    }

    /** Groups that differ by one core at most. */
    static List<CoreGroup> deal(List<List<Integer>> cores, int workers) {
        int size = cores.size();
        return workers < 2 || size < workers
                ? anywhere(workers)
                : IntStream.range(0, workers)
                        .mapToObj(i -> cores.subList(i * size / workers, (i + 1) * size / workers))
                        .map(CoreGroup::new)
                        .toList();
    }

    private static List<CoreGroup> anywhere(int workers) {
        return Collections.nCopies(workers, CoreGroup.ANYWHERE);
    }

    /** Tries, because the program may be missing and the system may refuse. */
    private static boolean canBeUsed(CoreGroup group) {
        List<String> trial = new ArrayList<>(group.prefix());
        trial.add("true");
        try {
            return trial.size() == 1
                    || new ProcessBuilder(trial)
                                    .redirectErrorStream(true)
                                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                    .start()
                                    .waitFor()
                            == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * The cores in the order of their first processors; empty where the system does not say.
     *
     * @param status what Linux says of this process
     * @param topology has a folder for each processor
     */
    static List<List<Integer>> cores(Path status, Path topology) {
        Map<Integer, List<Integer>> cores = new TreeMap<>();
        try (Stream<String> lines = Files.lines(status)) {
            lines.filter(line -> line.startsWith(ALLOWED))
                    .flatMapToInt(line -> numbers(line.substring(ALLOWED.length())))
                    .forEach(processor -> cores.computeIfAbsent(
                                    firstOfCore(processor, topology), first -> new ArrayList<>())
                            .add(processor));
        } catch (IOException e) {
            return List.of();
        }
        return List.copyOf(cores.values());
    }

    private static int firstOfCore(int processor, Path topology) {
        Path siblings = topology.resolve("cpu" + processor).resolve("topology/thread_siblings_list");
        try {
            return numbers(Files.readString(siblings)).min().orElse(processor);
        } catch (IOException e) {
            return processor;
        }
    }

    /** Of a list like {@code 0-3,8}. */
    private static IntStream numbers(String list) {
        return RANGE.matcher(list).results().flatMapToInt(range -> {
            int first = Integer.parseInt(range.group(1));
            return IntStream.rangeClosed(first, range.group(2) == null ? first : Integer.parseInt(range.group(2)));
        });
    }
}
