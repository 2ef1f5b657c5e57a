package org.protogcn.store;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.protogcn.InvalidInputException;
import org.protogcn.io.DurableFile;
import org.protogcn.io.Folders;
import org.protogcn.store.StoreFiles.Kind;
import org.protogcn.store.StoreFiles.Lists;
import org.protogcn.store.StoreFiles.Shard;

/**
 * Adds the clips of a draft to a store. Shards of the store are never touched: the new ones come beside them, with a new
 * generation of the lists, and the exchange of the head makes them part of the store. Files of the generation before
 * stay until the next extension, for readers that have just opened it.
 */
final class StoreExtension implements Closeable {
    private final ClipStore base;
    private final Head head;

    StoreExtension(ClipStore base) {
        this.base = base;
        this.head = base.contents().head();
    }

    ClipStore base() {
        return base;
    }

    int firstKeypoints() {
        return first(Kind.KEYPOINTS);
    }

    int firstScores() {
        return first(Kind.SCORES);
    }

    private int first(Kind kind) {
        return head.shards().stream()
                .map(Shard::file)
                .filter(kind::has)
                .mapToInt(file -> Shard.number(file) + 1)
                .max()
                .orElse(0);
    }

    void requireNew(String id) {
        if (base.indexOf(id) >= 0) {
            throw new InvalidInputException("clip id " + id + " is in the store " + base.folder()
                    + " already; every clip needs an id of its own");
        }
    }

    /** Makes the clips of the draft part of the store. */
    void finish(StoreDraft draft, StoreContent added, ClipJournal journal) throws IOException {
        if (!added.layout().equals(base.layout())) {
            throw new InvalidInputException(
                    "the clips have the layout " + added.layout().name() + ", but the store " + base.folder() + " has "
                            + base.layout().name() + " or another form of it; remap one of them");
        }
        ClassMerge classes = ClassMerge.of(head.classes(), added.classNames(), base.folder());
        List<Shard> shards = new ArrayList<>(head.shards());
        shards.addAll(journal.finish());
        Lists names = Lists.ofGeneration(head.generation() + 1);
        DurableFile.write(draft.file(names.clips()), out -> writeLines(draft, classes, out));
        StoreContent whole =
                new StoreContent(base.size() + added.clips(), base.layout(), classes.names(), splits(added.splits()));
        publish(draft, whole.lists(draft, names, shards));
    }

    private void writeLines(StoreDraft draft, ClassMerge classes, OutputStream out) throws IOException {
        Files.copy(base.folder().resolve(head.lines().file()), out);
        try (LineInput in = new LineInput(draft.file(Lists.FIRST.clips()))) {
            for (Optional<byte[]> line = in.next(); line.isPresent(); line = in.next()) {
                ClipLine clip = ClipLine.read(line.get());
                out.write(clip.withLabel(classes.label(clip.label())).write());
            }
        }
    }

    private Map<String, List<Integer>> splits(Map<String, List<Integer>> added) {
        Map<String, List<Integer>> splits = new LinkedHashMap<>();
        for (String name : base.splitNames()) {
            splits.put(
                    name,
                    new ArrayList<>(Arrays.stream(base.split(name)).boxed().toList()));
        }
        added.forEach((name, places) -> places.forEach(
                place -> splits.computeIfAbsent(name, n -> new ArrayList<>()).add(base.size() + place)));
        return splits;
    }

    private void publish(StoreDraft draft, Head next) throws IOException {
        Path folder = base.folder();
        Set<String> added = new TreeSet<>(next.files());
        added.removeAll(head.files());
        deleteAllBut(head.files());
        for (String file : added) {
            Files.move(draft.file(file), folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        }
        Folders.synchronize(folder);
        byte[] sealed = Seal.seal(next.toTree().toPrettyString());
        DurableFile.write(folder.resolve(StoreFiles.HEAD), out -> out.write(sealed));
        draft.discard();
    }

    /** What an extension that was killed, or the generation before this one, has left. */
    private void deleteAllBut(Set<String> files) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(base.folder())) {
            for (Path file : found) {
                if (!files.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void close() {
        base.close();
    }
}
