package org.protogcn.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Device;
import org.protogcn.report.NamedMatrix;
import org.protogcn.store.ClipStore;
import org.protogcn.training.Model;
import org.protogcn.training.RunFolder;
import org.protogcn.training.checkpoint.CheckpointFolder;
import org.protogcn.training.explain.Explainer;
import org.protogcn.training.explain.Subject;
import org.protogcn.training.explain.SubjectExplanation;
import org.protogcn.training.explain.TopologyKind;
import org.protogcn.training.network.ProtoGcn;

/** The last block's topologies of a run, the mean of each class, for its report. */
final class RunTopologies {
    /** So that a report is made in seconds, and stays small. */
    private static final int MOST_CLIPS = 400;

    private static final int MOST_CLASSES = 40;

    private RunTopologies() {}

    /** Whether a run has what is needed; one that was put away for its results may have lost its checkpoints. */
    static boolean areKnown(Path run) {
        return RunFolder.open(run).checkpoints().has(CheckpointFolder.BEST);
    }

    /**
     * @param run its best checkpoint is used
     * @param progress runs after every clip
     */
    static List<NamedMatrix> of(Path run, ClipStore store, String split, Device device, Runnable progress) {
        List<Subject> subjects = subjects(store, split);
        try (Model model = Model.open(run, CheckpointFolder.BEST, device)) {
            Explainer explainer = new Explainer(model, store, device, Set.of(ProtoGcn.BLOCKS), 0);
            List<String> joints = model.seen().joints();
            Map<String, NamedMatrix> matrices = new LinkedHashMap<>();
            for (SubjectExplanation explained :
                    explainer.explain("", subjects, progress).subjects()) {
                explained.topologies().forEach((key, values) -> {
                    String name = key.kind() == TopologyKind.STATIC ? "all clips" : explained.title();
                    matrices.putIfAbsent(
                            key.title() + ", " + name,
                            new NamedMatrix(key.title(), name, joints, rows(values, joints.size())));
                });
            }
            return List.copyOf(matrices.values());
        }
    }

    /** How many clips are read. */
    static int work(ClipStore store, String split) {
        return subjects(store, split).stream()
                .mapToInt(subject -> subject.clips().length)
                .sum();
    }

    private static List<Subject> subjects(ClipStore store, String split) {
        List<Subject> classes = Subject.ofSplit(store, split);
        List<Subject> shown = classes.subList(0, Math.min(MOST_CLASSES, classes.size()));
        int each = Math.max(1, MOST_CLIPS / shown.size());
        return shown.stream()
                .map(subject -> new Subject(subject.title(), some(subject.clips(), each)))
                .toList();
    }

    /** Spread evenly. */
    private static int[] some(int[] clips, int most) {
        int count = Math.min(most, clips.length);
        return IntStream.range(0, count)
                .map(i -> clips[i * clips.length / count])
                .toArray();
    }

    private static double[][] rows(double[] values, int size) {
        return IntStream.range(0, size)
                .mapToObj(row -> Arrays.copyOfRange(values, row * size, (row + 1) * size))
                .toArray(double[][]::new);
    }
}
