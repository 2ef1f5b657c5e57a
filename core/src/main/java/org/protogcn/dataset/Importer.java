package org.protogcn.dataset;

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
import org.protogcn.store.ClipStore;
import org.protogcn.store.ClipStoreWriter;
import org.protogcn.store.MissingValues;

/** Brings a source into a clip store, one clip at a time. */
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
     * Reads {@code source} into a new store at {@code store}. If anything fails, no store appears there, and one that
     * was to be replaced stays as it was.
     *
     * @throws InvalidInputException if the source cannot be read, or the store not be written
     */
    public ImportReport run(ClipFormat format, Path source, ImportOptions options, Path store, boolean replace) {
        try (ClipStoreWriter writer = ClipStoreWriter.create(store, replace).onMissing(missing)) {
            SourceSummary summary = read(format, source, options, clip -> {
                writer.add(clip);
                progress.accept(writer.size());
            });
            writer.finish(summary.layout(), summary.classNames(), summary.splits());
            List<String> notes = new ArrayList<>(summary.notes());
            notes.addAll(writer.notes());
            return report(store, summary, notes);
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
