package org.protogcn.store.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.protogcn.InvalidInputException;
import org.protogcn.io.DurableFile;
import org.protogcn.io.Reason;
import org.protogcn.store.ClipStore;

/**
 * Which clips of a store are exported.
 *
 * @param splits split name to clip numbers
 * @param clips numbers of all of them, each once
 */
record ExportedClips(Map<String, int[]> splits, List<Integer> clips) {
    /** Those of one split, or all. */
    static ExportedClips of(ClipStore store, Optional<String> split) {
        if (split.isPresent()) {
            int[] places = store.split(split.get());
            return new ExportedClips(
                    Map.of(split.get(), places), Arrays.stream(places).boxed().toList());
        }
        Map<String, int[]> splits = new LinkedHashMap<>();
        store.splitNames().forEach(name -> splits.put(name, store.split(name)));
        return new ExportedClips(
                splits, IntStream.range(0, store.size()).boxed().toList());
    }

    /** Writes a file whole or not at all. */
    static void write(Path file, DurableFile.Content content) {
        try {
            DurableFile.write(file, content);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "cannot write " + file + ": " + Reason.of(e) + "; check the space and the rights there", e);
        }
    }
}
