package org.protogcn.dataset;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ClipSink;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.SourceSummary;
import org.protogcn.remap.LayoutTarget;
import org.protogcn.skeleton.Clip;
import org.protogcn.store.ClipStore;
import org.protogcn.store.ClipStoreWriter;
import org.protogcn.store.MissingValues;

/** Brings a source into a clip store, one clip at a time. An import that was interrupted can be continued. */
public final class Importer {
    private final MissingValues missing;
    private final IntConsumer progress;
    private final Optional<LayoutTarget> target;

    /**
     * An importer.
     *
     * @param missing what becomes of coordinates that are no numbers
     * @param progress is told the number of clips stored so far, after every clip
     */
    public Importer(MissingValues missing, IntConsumer progress) {
        this(missing, progress, Optional.empty());
    }

    private Importer(MissingValues missing, IntConsumer progress, Optional<LayoutTarget> target) {
        this.missing = missing;
        this.progress = progress;
        this.target = target;
    }

    /** One that stores the clips in another layout than they come in. */
    public Importer to(LayoutTarget newTarget) {
        return new Importer(missing, progress, Optional.of(newTarget));
    }

    /**
     * Reads {@code source} into a new store at {@code store}. A source that is refused leaves nothing, and a store that
     * was to be replaced stays as it was. Whoever is interrupted, by a kill, an exception of {@code progress} or a failing
     * disk, leaves a hidden draft; the same import, run again, continues from there and gives the same store.
     *
     * @throws InvalidInputException if the source cannot be read, or the store not be written
     */
    public ImportReport run(ClipFormat format, Path source, ImportOptions options, Path store, boolean replace) {
        String origin = ImportOrigin.of(format, source, options, missing, target);
        try (ClipStoreWriter writer = ClipStoreWriter.resume(store, replace, origin)) {
            return pour(format, source, options, writer.onMissing(missing), store);
        }
    }

    /**
     * Adds the clips of {@code source} to a store of the same layout; class names and splits are brought together by
     * name. As {@link #run} in all else; the store is as it was until all clips are there.
     *
     * @throws InvalidInputException also if the clips do not fit the store, or an id is there already
     */
    public ImportReport append(ClipFormat format, Path source, ImportOptions options, Path store) {
        String origin = ImportOrigin.of(format, source, options, missing, target);
        try (ClipStoreWriter writer = ClipStoreWriter.append(store, origin)) {
            return pour(format, source, options, writer.onMissing(missing), store);
        }
    }

    private ImportReport pour(
            ClipFormat format, Path source, ImportOptions options, ClipStoreWriter writer, Path store) {
        try {
            SourceSummary summary = read(format, source, options, new Pouring(writer));
            writer.finish(summary.layout(), summary.classNames(), summary.splits());
            List<String> notes = new ArrayList<>(summary.notes());
            notes.addAll(writer.notes());
            return report(store, summary, notes);
        } catch (InvalidInputException e) {
            if (writer.size() == 0 || !isOfTheDisk(e.getCause())) {
                writer.discard();
                throw e;
            }
            throw new InvalidInputException(
                    e.getMessage() + "; what was imported so far is kept, the same command continues from there", e);
        }
    }

    /** Whether trying again can help: not where the contents of a file are at fault. */
    private static boolean isOfTheDisk(Throwable cause) {
        return cause instanceof FileSystemException || (cause != null && cause.getClass() == IOException.class);
    }

    /** Lets a reader pour its clips, and leave out those that are there from an interrupted import. */
    private final class Pouring implements ClipSink {
        private final ClipStoreWriter writer;

        Pouring(ClipStoreWriter writer) {
            this.writer = writer;
        }

        @Override
        public void accept(Clip clip) {
            writer.add(clip);
            progress.accept(writer.size());
        }

        @Override
        public boolean holds(String id) {
            return writer.holds(id);
        }
    }

    private SourceSummary read(ClipFormat format, Path source, ImportOptions options, ClipSink clips) {
        if (target.isEmpty()) {
            return format.read(source, options, clips);
        }
        RemappedClips remapped = new RemappedClips(target.get(), options.layout(), clips);
        return remapped.remapped(format.read(source, options, remapped));
    }

    private static ImportReport report(Path folder, SourceSummary summary, List<String> notes) {
        try (ClipStore store = ClipStore.open(folder)) {
            Map<String, Integer> splits = new LinkedHashMap<>();
            store.splitNames().forEach(name -> splits.put(name, store.split(name).length));
            return new ImportReport(
                    folder,
                    store.size(),
                    store.layout().name(),
                    summary.classNames().size(),
                    splits,
                    List.copyOf(notes),
                    store.contentHash());
        }
    }
}
