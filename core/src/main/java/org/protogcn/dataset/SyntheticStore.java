package org.protogcn.dataset;

import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.protogcn.format.SourceSummary;
import org.protogcn.store.ClipStoreWriter;
import org.protogcn.synthetic.SyntheticActions;

/** Writes calculated clips into a clip store. */
public final class SyntheticStore {
    private SyntheticStore() {}

    /**
     * Makes a new store.
     *
     * @param progress is told the number of clips stored so far, after every clip
     * @throws org.protogcn.InvalidInputException if the folder exists or cannot be written
     */
    public static void write(Path folder, SyntheticActions actions, IntConsumer progress) {
        try (ClipStoreWriter writer = ClipStoreWriter.create(folder, false)) {
            actions.forEach(clip -> {
                writer.add(clip);
                progress.accept(writer.size());
            });
            SourceSummary summary = actions.summary();
            writer.finish(summary.layout(), summary.classNames(), summary.splits());
        }
    }
}
