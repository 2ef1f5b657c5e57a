package org.protogcn.dataset;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.protogcn.remap.LayoutMapping;
import org.protogcn.remap.LayoutTarget;
import org.protogcn.store.ClipStore;
import org.protogcn.store.ClipStoreWriter;

/** Writes the clips of a store into another, in another layout. */
public final class StoreConversion {
    private StoreConversion() {}

    /**
     * Makes a new store with the same clips, class names and splits. If anything fails, no store appears.
     *
     * @param progress is told the number of clips stored so far, after every clip
     * @return what somebody should know who uses it, one sentence each
     * @throws org.protogcn.InvalidInputException if the layouts do not go together, or the store cannot be written
     */
    public static List<String> run(
            ClipStore source, LayoutTarget target, Path folder, boolean replace, IntConsumer progress) {
        LayoutMapping mapping = target.from(source.layout());
        try (ClipStoreWriter writer = ClipStoreWriter.create(folder, replace)) {
            for (int clip = 0; clip < source.size(); clip++) {
                writer.add(mapping.apply(source.clip(clip)));
                progress.accept(writer.size());
            }
            writer.finish(target.layout(), source.classNames(), splits(source));
        }
        return mapping.notes();
    }

    private static Map<String, List<String>> splits(ClipStore store) {
        Map<String, List<String>> splits = new LinkedHashMap<>();
        store.splitNames()
                .forEach(name -> splits.put(
                        name,
                        Arrays.stream(store.split(name)).mapToObj(store::id).toList()));
        return splits;
    }
}
