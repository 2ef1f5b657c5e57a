package org.protogcn.store;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.protogcn.InvalidInputException;
import org.protogcn.io.DurableFile;
import org.protogcn.io.Reason;

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
        ClipStore.open(store).close();
        Path head = store.resolve(StoreFiles.HEAD);
        try {
            ObjectNode tree = (ObjectNode) StoreFiles.JSON.readTree(Files.readAllBytes(head));
            tree.remove("sha256");
            ObjectNode named = (ObjectNode) tree.get("splits");
            splits.forEach((name, clips) -> {
                ArrayNode places = named.putArray(name);
                for (int clip : clips) {
                    places.add(clip);
                }
            });
            String json = StoreFiles.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
            DurableFile.write(head, out -> out.write(Seal.seal(json)));
        } catch (IOException e) {
            throw new InvalidInputException("cannot write " + head + ": " + Reason.of(e), e);
        }
    }
}
