package org.protogcn.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.protogcn.InvalidInputException;
import org.protogcn.io.Reason;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * Writes a clip store, one clip after another; memory holds one clip and the ids. The store appears in its place at
 * {@link #finish}. Closed before that, a writer of {@link #create} leaves nothing behind; one of {@link #resume} or
 * {@link #append} leaves a hidden draft for the next attempt, unless it is told to {@link #discard}. For one thread.
 */
public final class ClipStoreWriter implements AutoCloseable {
    private static final long SHARD_BYTES = 1L << 30;

    private final StoreDraft draft;
    private final Optional<StoreExtension> extension;
    private final ClipJournal journal;
    private final KeptClips kept = new KeptClips();
    private final Map<String, Integer> places = new HashMap<>();
    private ClipChecks checks = new ClipChecks(MissingValues.REFUSE);
    private Optional<Skeletons> skeletons = Optional.empty();
    private String idOfHighestLabel = "";
    private int highestLabel = Clip.UNLABELLED;
    private boolean finished;

    private ClipStoreWriter(StoreDraft draft, Optional<StoreExtension> extension, long shardBytes) throws IOException {
        this.draft = draft;
        this.extension = extension;
        this.journal = new ClipJournal(
                draft,
                extension.map(StoreExtension::firstKeypoints).orElse(0),
                extension.map(StoreExtension::firstScores).orElse(0),
                shardBytes);
        if (draft.isResumed()) {
            journal.keepWhatIsWhole(this::keep);
        }
    }

    /** What all clips have alike, and the first clip that has it. */
    private record Skeletons(int joints, int channels, String first) {}

    private void keep(ClipLine line) {
        kept.add(line);
        requireAlike(line.id(), line.shape().get(2), line.shape().get(3));
        register(line.id(), line.label());
    }

    /**
     * Begins a store.
     *
     * @param folder where it shall stand; folders above it are made
     * @param replace whether an existing store there may be replaced; anything but a store never is
     * @throws InvalidInputException if the folder exists and may not be replaced, or cannot be written
     */
    public static ClipStoreWriter create(Path folder, boolean replace) {
        return create(folder, replace, SHARD_BYTES);
    }

    /** With shards of at most {@code shardBytes}, or of one clip. */
    static ClipStoreWriter create(Path folder, boolean replace, long shardBytes) {
        return open(folder, () -> new NewDraft(StorePlace.of(folder, replace)), Optional.empty(), shardBytes);
    }

    /**
     * Begins a store, or goes on with one whose writing was interrupted. The same clips are then added once more, in
     * the same order; those that are there already are compared and not written again.
     *
     * @param origin says what the clips are made from, in any words; a draft of another origin is discarded
     * @throws InvalidInputException as in {@link #create}, or if another process is writing to this place
     */
    public static ClipStoreWriter resume(Path folder, boolean replace, String origin) {
        return resume(folder, replace, origin, SHARD_BYTES);
    }

    static ClipStoreWriter resume(Path folder, boolean replace, String origin, long shardBytes) {
        return open(
                folder,
                () -> new KeptDraft(StorePlace.of(folder, replace), versioned(origin)),
                Optional.empty(),
                shardBytes);
    }

    /**
     * Begins to add clips to a store, or goes on with that as {@link #resume} does. The store is as it was until
     * {@link #finish}; whoever has it open then, keeps reading what it held.
     *
     * @throws InvalidInputException if there is no store, or another process is writing to it
     */
    public static ClipStoreWriter append(Path store, String origin) {
        StoreExtension extension = new StoreExtension(ClipStore.open(store));
        String both = versioned(origin) + "\nappended to " + extension.base().contentHash();
        return open(store, () -> new KeptDraft(StorePlace.of(store, true), both), Optional.of(extension), SHARD_BYTES);
    }

    private static String versioned(String origin) {
        return "store version " + StoreFiles.VERSION + "\n" + origin;
    }

    /** Makes the draft of a store. */
    private interface Drafting {
        StoreDraft begin() throws IOException;
    }

    private static ClipStoreWriter open(
            Path folder, Drafting drafting, Optional<StoreExtension> extension, long shardBytes) {
        try {
            StoreDraft draft = drafting.begin();
            try {
                return new ClipStoreWriter(draft, extension, shardBytes);
            } catch (IOException e) {
                draft.close();
                throw e;
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** Says what to do with NaN and infinite coordinates; asked before the first clip. They are refused by default. */
    public ClipStoreWriter onMissing(MissingValues missing) {
        checks = new ClipChecks(missing);
        return this;
    }

    /** Whether a clip is there already, from before an interruption. It need not be added again. */
    public boolean holds(String id) {
        Integer place = places.get(id);
        boolean holds = place != null && place < kept.size();
        if (holds) {
            kept.see(place);
        }
        return holds;
    }

    /**
     * Adds a clip.
     *
     * @throws InvalidInputException if its id is taken, a coordinate is not finite, or its joints or channels are not as
     *     many as those of the clips before; the store is then as if the clip had not been offered
     */
    public void add(Clip offered) {
        int place = places.getOrDefault(offered.id(), places.size());
        boolean isKept = place < kept.size();
        if (place < places.size() && (!isKept || kept.wasGiven(place))) {
            throw new InvalidInputException(
                    "clip id " + offered.id() + " stands twice in the source; every clip needs an id of its own");
        }
        extension.ifPresent(base -> base.requireNew(offered.id()));
        Clip clip = checks.check(offered);
        requireAlike(clip.id(), clip.keypoints().joints(), clip.keypoints().channels());
        if (isKept) {
            kept.meet(place, clip);
        } else {
            write(clip);
            register(clip.id(), clip.label());
        }
    }

    private void requireAlike(String id, int joints, int channels) {
        Skeletons expected = skeletons.orElse(new Skeletons(joints, channels, id));
        if (joints != expected.joints() || channels != expected.channels()) {
            throw new InvalidInputException("clip " + id + " has " + joints + " joints of " + channels
                    + " channels, but clip " + expected.first() + " has " + expected.joints() + " of "
                    + expected.channels() + "; a store holds one kind of skeleton, import them apart");
        }
        skeletons = Optional.of(expected);
    }

    private void write(Clip clip) {
        kept.requireAllSeen();
        try {
            journal.add(clip);
        } catch (IOException e) {
            throw unwritable(draft.target(), e);
        }
    }

    private void register(String id, int label) {
        places.put(id, places.size());
        if (label > highestLabel) {
            highestLabel = label;
            idOfHighestLabel = id;
        }
    }

    /** Clips in the store so far. */
    public int size() {
        return places.size();
    }

    /** What was repaired so far, one sentence each, and what was left of an interrupted attempt. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(draft.note().stream().toList());
        if (kept.size() > 0) {
            notes.add("an interrupted import was continued; " + kept.size() + " clips were there already");
        }
        if (checks.zeroedJoints() > 0) {
            notes.add(checks.zeroedJoints() + " joints in " + checks.repairedClips()
                    + " clips had a coordinate or score that is no number and were set to zero.");
        }
        return notes;
    }

    /**
     * Completes the store and puts it in its place.
     *
     * @param classNames in label order; empty where nobody knows them
     * @param splits for every split the ids of its clips
     * @throws InvalidInputException if clips, layout, class names and splits do not fit together
     */
    public void finish(SkeletonLayout layout, List<String> classNames, Map<String, List<String>> splits) {
        if (finished) {
            throw new IllegalStateException("finish was called twice");
        }
        requireClips();
        kept.requireAllSeen();
        requireJoints(layout);
        requireLabels(classNames);
        Map<String, List<Integer>> splitPlaces = new LinkedHashMap<>();
        splits.forEach((name, ids) -> splitPlaces.put(name, places(name, ids)));
        StoreContent content = new StoreContent(size(), layout, classNames, splitPlaces);
        try {
            if (extension.isPresent()) {
                extension.get().finish(draft, content, journal);
            } else {
                content.write(draft, journal.finish());
                draft.moveIntoPlace();
            }
            finished = true;
        } catch (IOException e) {
            throw unwritable(draft.target(), e);
        }
    }

    private void requireClips() {
        if (skeletons.isEmpty()) {
            throw new InvalidInputException(
                    "there are no clips to store in " + draft.target() + "; check that the source is the right one");
        }
    }

    private void requireJoints(SkeletonLayout layout) {
        Skeletons given = skeletons.orElseThrow();
        if (given.joints() != layout.size() || given.channels() != layout.dimensions()) {
            throw new InvalidInputException("the clips have " + given.joints() + " joints of " + given.channels()
                    + " channels, but the layout " + layout.name() + " has " + layout.size() + " of "
                    + layout.dimensions() + "; name the layout that the clips have");
        }
    }

    private void requireLabels(List<String> classNames) {
        if (!classNames.isEmpty() && highestLabel >= classNames.size()) {
            throw new InvalidInputException("clip " + idOfHighestLabel + " has the label " + highestLabel
                    + ", but there are only " + classNames.size() + " class names (labels 0 to "
                    + (classNames.size() - 1) + "); complete the list of names");
        }
    }

    private List<Integer> places(String split, List<String> ids) {
        Set<Integer> seen = new HashSet<>();
        List<Integer> result = new ArrayList<>(ids.size());
        for (String id : ids) {
            Integer place = places.get(id);
            if (place == null) {
                throw new InvalidInputException("the split " + split + " names the clip " + id
                        + ", which is not among the clips; correct the split's list");
            }
            if (!seen.add(place)) {
                throw new InvalidInputException(
                        "the split " + split + " names the clip " + id + " twice; leave one out");
            }
            result.add(place);
        }
        return result;
    }

    /** Lets {@link #close} leave nothing, for nobody will go on with this. */
    public void discard() {
        draft.discard();
    }

    /** Ends the writing. */
    @Override
    public void close() {
        try (draft;
                journal) {
            extension.ifPresent(StoreExtension::close);
        } catch (IOException e) {
            throw unwritable(draft.target(), e);
        }
    }

    private static InvalidInputException unwritable(Path folder, IOException e) {
        return new InvalidInputException(
                "cannot write the clip store " + folder + ": " + Reason.of(e)
                        + "; check the space and the rights there",
                e);
    }
}
