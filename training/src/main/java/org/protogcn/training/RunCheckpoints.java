package org.protogcn.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.protogcn.training.checkpoint.CheckpointFolder;

/**
 * Brings a learner into the checkpoints of its run and back.
 *
 * @param description what the weights files say of the network
 * @param keepEvery every how many epochs a checkpoint is kept for good; 0 for last and best only
 */
record RunCheckpoints(CheckpointFolder folder, Learner learner, Map<String, String> description, int keepEvery) {
    /** Takes the learner back to the last checkpoint; empty, and the learner as it was, if there is none yet. */
    Optional<Progress> restore() {
        return folder.find(CheckpointFolder.LAST)
                .map(last -> LearnerState.restore(learner, CheckpointFolder.load(last), last.toString()));
    }

    /**
     * Saves the learner as the last checkpoint, and deletes those that nobody needs any more.
     *
     * @param best whether it is also the best so far
     */
    Path save(Progress progress, boolean best) throws IOException {
        String name = name(progress);
        Optional<Path> same = folder.find(CheckpointFolder.LAST).filter(last -> last.endsWith(name));
        if (same.isPresent()) {
            // Stopped twice at one step: the same state, which must not be deleted to be written again.
            return same.get();
        }
        Path saved = folder.save(name, LearnerState.capture(learner, progress, description));
        Map<String, String> pointers = new TreeMap<>(folder.pointers());
        pointers.put(CheckpointFolder.LAST, name);
        if (best) {
            pointers.put(CheckpointFolder.BEST, name);
        }
        folder.point(pointers);
        folder.prune(keptForGood(progress.epoch()));
        return saved;
    }

    private Set<String> keptForGood(int epochs) {
        return IntStream.rangeClosed(1, epochs)
                .filter(epoch -> keepEvery > 0 && epoch % keepEvery == 0)
                .mapToObj(RunCheckpoints::epochName)
                .collect(Collectors.toSet());
    }

    private static String name(Progress progress) {
        return progress.batch() == 0 ? epochName(progress.epoch()) : "step-" + progress.step();
    }

    static String epochName(int epoch) {
        return String.format(Locale.ROOT, "epoch-%04d", epoch);
    }
}
