package org.protogcn.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.protogcn.InvalidInputException;
import org.protogcn.store.ClipStore;
import org.protogcn.training.explain.Subject;
import picocli.CommandLine.Option;

/** What to explain. */
final class SubjectOptions {
    @Option(names = "--clip", paramLabel = "ID", description = "This clip; may be repeated.")
    private List<String> clips = List.of();

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description = "This class, by the mean over its clips of the split; may be repeated.")
    private List<String> classes = List.of();

    @Option(
            names = "--versus",
            paramLabel = "NAME",
            description = "Compare with this class, or clip; the same as another --class, or --clip.")
    private Optional<String> versus = Optional.empty();

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description =
                    "The split. Without --clip and --class all of its classes are explained (default: data.test of the "
                            + "model).")
    private Optional<String> split = Optional.empty();

    /** Whether everything in a split is asked for. */
    boolean wholeSplit() {
        return clips.isEmpty() && classes.isEmpty();
    }

    /** @throws InvalidInputException if the options contradict each other, or the store lacks what they name */
    List<Subject> choose(ClipStore store, String usualSplit) {
        requireOneKind();
        String chosen = split.orElse(usualSplit);
        if (wholeSplit()) {
            return Subject.ofSplit(store, chosen);
        }
        List<String> names = new ArrayList<>(clips.isEmpty() ? classes : clips);
        versus.ifPresent(names::add);
        return names.stream()
                .distinct()
                .map(name -> clips.isEmpty() ? Subject.ofClass(store, name, chosen) : Subject.ofClip(store, name))
                .toList();
    }

    private void requireOneKind() {
        if (!clips.isEmpty() && !classes.isEmpty()) {
            throw new InvalidInputException("--clip and --class exclude each other; compare clips, or classes");
        }
        if (wholeSplit() && versus.isPresent()) {
            throw new InvalidInputException("--versus needs something to compare with; name it with --class or --clip");
        }
    }
}
