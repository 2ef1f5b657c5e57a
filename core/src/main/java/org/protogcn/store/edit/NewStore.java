package org.protogcn.store.edit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.store.ClipStore;
import org.protogcn.store.ClipStoreWriter;

/** A store in the making, filled with clips of others. */
final class NewStore implements AutoCloseable {
    private final Path folder;
    private final ClipStoreWriter writer;
    private final IntConsumer progress;
    private final Map<String, List<String>> splits = new LinkedHashMap<>();

    private NewStore(Path folder, ClipStoreWriter writer, IntConsumer progress) {
        this.folder = folder;
        this.writer = writer;
        this.progress = progress;
    }

    /**
     * Begins a store.
     *
     * @param sources the stores that will be copied from, in whose place it cannot stand
     */
    static NewStore create(Path folder, boolean replace, List<ClipStore> sources, IntConsumer progress) {
        Path place = folder.toAbsolutePath().normalize();
        for (ClipStore source : sources) {
            if (source.folder().toAbsolutePath().normalize().equals(place)) {
                throw new InvalidInputException(folder + " is itself copied from; choose another folder");
            }
        }
        return new NewStore(folder, ClipStoreWriter.create(folder, replace), progress);
    }

    /** Adds a clip under another id and label. */
    void add(Clip clip, String id, int label) {
        writer.add(new Clip(id, label, clip.keypoints(), clip.scores(), clip.image()));
        progress.accept(writer.size());
    }

    /** The ids of a split so far, to be added to. */
    List<String> split(String name) {
        return splits.computeIfAbsent(name, added -> new ArrayList<>());
    }

    /** Completes the store. Names that only number the classes are left out, as if nobody knew them. */
    EditedStore finish(SkeletonLayout layout, List<String> classNames) {
        List<String> numbers = IntStream.range(0, classNames.size())
                .mapToObj(label -> "class " + label)
                .toList();
        writer.finish(layout, classNames.equals(numbers) ? List.of() : classNames, splits);
        Map<String, Integer> sizes = new LinkedHashMap<>();
        splits.forEach((name, ids) -> sizes.put(name, ids.size()));
        return new EditedStore(folder, writer.size(), classNames.size(), sizes);
    }

    @Override
    public void close() {
        writer.close();
    }
}
