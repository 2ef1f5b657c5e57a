package org.protogcn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.protogcn.InvalidInputException;
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
     * Looks where the user says, or else where the run says.
     *
     * @throws InvalidInputException if what the user has named is no sound store
     */
    static StoreSearch of(Optional<Path> named, Optional<RunRecord> run) {
        if (named.isPresent()) {
            return found(ClipStore.open(named.get()), run);
        }
        Optional<Path> place = run.flatMap(StoreSearch::place);
        try {
            return place.isPresent() ? found(ClipStore.open(place.get()), run) : absent("the clips are not here");
        } catch (InvalidInputException unsound) {
            return absent(unsound.getMessage());
        }
    }

    private static StoreSearch absent(String reason) {
        return new StoreSearch(
                Optional.empty(), List.of("No skeletons are shown: " + reason + "; name a store with --store."));
    }

    private static StoreSearch found(ClipStore store, Optional<RunRecord> run) {
        boolean changed = run.flatMap(RunRecord::manifest)
                .map(manifest -> manifest.at("/data/sha256"))
                .filter(JsonNode::isTextual)
                .filter(hash -> !hash.textValue().equals(store.contentHash()))
                .isPresent();
        String note = "The store is not the one that the run learnt from; skeletons may differ.";
        return new StoreSearch(Optional.of(store), changed ? List.of(note) : List.of());
    }

    private static Optional<Path> place(RunRecord run) {
        Stream<String> places = Stream.concat(
                run.setting("data.store").stream(),
                run.manifest().map(manifest -> manifest.at("/data/store").asText()).stream());
        return places.filter(place -> !place.isEmpty())
                .map(Path::of)
                .filter(ClipStore::isStore)
                .findFirst();
    }
}
