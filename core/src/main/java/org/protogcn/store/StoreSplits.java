package org.protogcn.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.protogcn.InvalidInputException;
import org.protogcn.io.DurableFile;
import org.protogcn.io.Reason;
import org.protogcn.store.StoreFiles.Lists;

/** Changes the splits of a store that is there. Its clips, and the files that hold them, stay as they are. */
public final class StoreSplits {
    private StoreSplits() {}

    /**
     * Adds splits, or replaces those of the same name, in one step: readers see all the old splits or all the new. The
     * content hash changes with them. Of two who do so at once, the last one stays.
     *
     * @param splits name to clip numbers
     * @throws InvalidInputException if the folder is no sound store, or cannot be written
     */
    public static void put(Path store, Map<String, int[]> splits) {
        try (ClipStore opened = ClipStore.open(store)) {
            Map<String, List<Integer>> all = new LinkedHashMap<>();
            opened.splitNames().forEach(name -> all.put(name, boxed(opened.split(name))));
            splits.forEach((name, places) -> all.put(name, boxed(places)));
            Head head = opened.contents().head();
            Path file = store.resolve(Lists.ofGeneration(head.generation() + 1).splits());
            byte[] sealed = Seal.seal(head.withSplits(ListWriter.ranges(all), ListWriter.splits(all, file))
                    .toTree()
                    .toPrettyString());
            DurableFile.write(store.resolve(StoreFiles.HEAD), out -> out.write(sealed));
        } catch (IOException e) {
            throw new InvalidInputException("cannot write to " + store + ": " + Reason.of(e), e);
        }
    }

    private static List<Integer> boxed(int[] places) {
        return Arrays.stream(places).boxed().toList();
    }
}
