package org.protogcn.cli.ablation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import org.protogcn.InvalidInputException;

/** Does runs in child processes, several at once, each on a device and on cores of its own. */
public final class RunQueue {
    private static final long MILLISECONDS_BETWEEN_LOOKS = 100;

    /** Hears how it goes, from several threads. */
    public interface Listener {
        void onStart(PlannedRun run);

        void onFinish(PlannedRun run, double seconds);

        /** @param reason the last that the child said */
        void onFailure(PlannedRun run, String reason, Path log);
    }

    private final ChildJvm jvm;
    private final List<Workplace> places;
    private final Path logs;
    private final Listener listener;
    private final Set<Process> children = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /**
     * @param places one for each run at a time
     * @param logs folder for what the children say
     */
    public RunQueue(ChildJvm jvm, List<Workplace> places, Path logs, Listener listener) {
        this.jvm = jvm;
        this.places = List.copyOf(places);
        this.logs = logs;
        this.listener = listener;
    }

    /**
     * Does all runs, however many of them fail.
     *
     * @param stop asked now and then: true lets the children save and end
     * @return whether all were tried; false if it was stopped
     */
    public boolean work(Collection<PlannedRun> runs, BooleanSupplier stop) throws IOException {
        Files.createDirectories(logs);
        Queue<PlannedRun> queue = new ConcurrentLinkedQueue<>(runs);
        List<Thread> workers = new ArrayList<>();
        for (Workplace place : places) {
            Thread worker = new Thread(() -> serve(queue, place), "runs on " + place);
            worker.start();
            workers.add(worker);
        }
        while (workers.stream().anyMatch(Thread::isAlive)) {
            if (stop.getAsBoolean()) {
                stopChildren();
            }
            pause();
        }
        return !stopping;
    }

    private void stopChildren() {
        stopping = true;
        children.forEach(Process::destroy);
    }

    private static void pause() {
        try {
            Thread.sleep(MILLISECONDS_BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(Queue<PlannedRun> queue, Workplace place) {
        for (PlannedRun run = queue.poll(); run != null && !stopping; run = queue.poll()) {
            Path log = logs.resolve(run.name() + ".log");
            try {
                complete(run, place, log);
            } catch (IOException | InvalidInputException e) {
                listener.onFailure(run, e.getMessage(), log);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void complete(PlannedRun run, Workplace place, Path log) throws IOException, InterruptedException {
        long start = System.nanoTime();
        run.prepare();
        listener.onStart(run);
        boolean well = true;
        for (Optional<List<String>> next = next(run); well && next.isPresent(); next = next(run)) {
            well = !stopping && exitCode(next.get(), run, place, log) == 0;
        }
        if (well) {
            listener.onFinish(run, (System.nanoTime() - start) / 1e9);
        } else if (!stopping) {
            listener.onFailure(run, lastLine(log), log);
        }
    }

    /** What a run needs next, as a command that a user could type. */
    private static Optional<List<String>> next(PlannedRun run) {
        return run.isTrained() ? run.evaluation() : Optional.of(run.training());
    }

    private List<String> withDevice(List<String> command, String device) {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of("--device", device, "--threads", Integer.toString(jvm.threads())));
        return words;
    }

    private int exitCode(List<String> command, PlannedRun run, Workplace place, Path log)
            throws IOException, InterruptedException {
        Process child =
                jvm.start(withDevice(command, place.device()), place.cores(), log, logs.resolve(run.name() + ".lock"));
        children.add(child);
        try {
            if (stopping) {
                child.destroy();
            }
            return child.waitFor();
        } finally {
            children.remove(child);
        }
    }

    private static String lastLine(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .filter(line -> !line.isBlank())
                .reduce((earlier, later) -> later)
                .orElse("it said nothing");
    }
}
