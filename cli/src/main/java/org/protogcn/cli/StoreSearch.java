package org.protogcn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.protogcn.runs.RunRecord;
import org.protogcn.store.ClipStore;

/**
 * The store that a run's clips are in, if it is still where the run found it.
 *
 * @param store open
 * @param notes why there is none, or that it has changed
 */
record StoreSearch(Optional<ClipStore> store, List<String> notes) {
    /**
     * @param named what the user has said, which has to be there
     * @param run asked where the user has said nothing
     */
    static StoreSearch of(Optional<Path> named, Optional<RunRecord> run) {
        Optional<ClipStore> store = named.or(() -> run.flatMap(StoreSearch::place)).map(ClipStore::open);
        if (store.isEmpty()) {
            return new StoreSearch(store, List.of("The clips are not here, so no skeletons are shown; name their store with --store."));
        }
        boolean changed = run.flatMap(RunRecord::manifest)
                .map(manifest -> manifest.at("/data/sha256"))
                .filter(JsonNode::isTextual)
                .filter(hash -> !hash.textValue().equals(store.get().contentHash()))
                .isPresent();
        return new StoreSearch(
                store, changed ? List.of("The store is not the one that the run learnt from; skeletons may differ.") : List.of());
    }

    private static Optional<Path> place(RunRecord run) {
        Stream<String> places = Stream.concat(
                run.setting("data.store").stream(),
                run.manifest().map(manifest -> manifest.at("/data/store").asText()).stream());
        return places.filter(place -> !place.isEmpty()).map(Path::of).filter(ClipStore::isStore).findFirst();
    }
}
