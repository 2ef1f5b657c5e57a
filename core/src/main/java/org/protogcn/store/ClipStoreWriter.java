package org.protogcn.store;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.protogcn.InvalidInputException;
import org.protogcn.io.DurableFile;
import org.protogcn.io.Reason;
import org.protogcn.io.Sha256;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.store.StoreFiles.Block;
import org.protogcn.store.StoreFiles.ClipLine;
import org.protogcn.store.StoreFiles.Head;
import org.protogcn.store.StoreFiles.Image;
import org.protogcn.store.StoreFiles.Index;
import org.protogcn.store.StoreFiles.Shard;

/**
 * Writes a clip store, one clip after another; memory holds one clip and the ids. The store appears in its place at
 * {@link #finish}; closed before that, the writer leaves nothing behind. For one thread.
 */
public final class ClipStoreWriter implements AutoCloseable {
    private static final long SHARD_BYTES = 1L << 30;

    private final StoreFolder folder;
    private final ShardSet keypoints;
    private final ShardSet scores;
    private final BufferedOutputStream index;
    private final FileOutputStream indexFile;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private ClipChecks checks = new ClipChecks(MissingValues.REFUSE);
    private Clip first;
    private String idOfHighestLabel = "";
    private int highestLabel = Clip.UNLABELLED;
    private boolean finished;

    private ClipStoreWriter(StoreFolder folder, long shardBytes) throws IOException {
        this.folder = folder;
        this.keypoints = new ShardSet(folder, "keypoints", shardBytes);
        this.scores = new ShardSet(folder, "scores", shardBytes);
        this.indexFile = new FileOutputStream(folder.file(StoreFiles.INDEX).toFile());
        this.index = new BufferedOutputStream(indexFile, 1 << 16);
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
        try {
            return new ClipStoreWriter(StoreFolder.create(folder, replace), shardBytes);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /** Says what to do with NaN and infinite coordinates; asked before the first clip. They are refused by default. */
    public ClipStoreWriter onMissing(MissingValues missing) {
        checks = new ClipChecks(missing);
        return this;
    }

    /**
     * Adds a clip.
     *
     * @throws InvalidInputException if its id is taken, a coordinate is not finite, or its joints or channels are not as
     *     many as those of the clips before; the store is then as if the clip had not been offered
     */
    public void add(Clip offered) {
        if (places.containsKey(offered.id())) {
            throw new InvalidInputException(
                    "clip id " + offered.id() + " stands twice in the source; every clip needs an id of its own");
        }
        Clip clip = checks.check(offered);
        requireLikeTheFirst(clip);
        write(clip);
        places.put(clip.id(), places.size());
        first = first == null ? clip : first;
        if (clip.label() > highestLabel) {
            highestLabel = clip.label();
            idOfHighestLabel = clip.id();
        }
    }

    private void requireLikeTheFirst(Clip clip) {
        if (first == null) {
            return;
        }
        Keypoints expected = first.keypoints();
        Keypoints given = clip.keypoints();
        if (given.joints() != expected.joints() || given.channels() != expected.channels()) {
            throw new InvalidInputException("clip " + clip.id() + " has " + given.joints() + " joints of "
                    + given.channels() + " channels, but clip " + first.id() + " has " + expected.joints() + " of "
                    + expected.channels() + "; a store holds one kind of skeleton, import them apart");
        }
    }

    private void write(Clip clip) {
        try {
            Block numbers = keypoints.append(clip.keypoints().toArray());
            Block confidence = clip.scores().isPresent()
                    ? scores.append(clip.scores().get().toArray())
                    : null;
            Image image =
                    clip.image().map(i -> new Image(i.height(), i.width())).orElse(null);
            index.write(StoreFiles.JSON.writeValueAsBytes(new ClipLine(
                    clip.id(),
                    clip.label(),
                    clip.keypoints().persons(),
                    clip.keypoints().frames(),
                    numbers,
                    confidence,
                    image)));
            index.write('\n');
        } catch (IOException e) {
            throw unwritable(folder.target(), e);
        }
    }

    /** Clips added so far. */
    public int size() {
        return places.size();
    }

    /** What was repaired so far, one sentence each. */
    public List<String> notes() {
        return checks.zeroedJoints() == 0
                ? List.of()
                : List.of(checks.zeroedJoints() + " joints in " + checks.repairedClips()
                        + " clips had a coordinate or score that is no number and were set to zero.");
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
        requireJoints(layout);
        requireLabels(classNames);
        Map<String, List<Integer>> splitPlaces = new LinkedHashMap<>();
        splits.forEach((name, ids) -> splitPlaces.put(name, places(name, ids)));
        try {
            writeHead(layout, classNames, splitPlaces);
            folder.moveIntoPlace();
            finished = true;
        } catch (IOException e) {
            throw unwritable(folder.target(), e);
        }
    }

    private void requireClips() {
        if (first == null) {
            throw new InvalidInputException(
                    "there are no clips to store in " + folder.target() + "; check that the source is the right one");
        }
    }

    private void requireJoints(SkeletonLayout layout) {
        Keypoints given = first.keypoints();
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

    private void writeHead(SkeletonLayout layout, List<String> classNames, Map<String, List<Integer>> splitPlaces)
            throws IOException {
        List<Shard> shards = new ArrayList<>(keypoints.finish());
        shards.addAll(scores.finish());
        index.flush();
        indexFile.getFD().sync();
        index.close();
        Head head = new Head(
                StoreFiles.FORMAT,
                StoreFiles.VERSION,
                size(),
                SkeletonLayouts.toTree(layout),
                classNames,
                splitPlaces,
                shards,
                new Index(StoreFiles.INDEX, Sha256.of(folder.file(StoreFiles.INDEX))));
        String json = StoreFiles.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(head);
        DurableFile.write(folder.file(StoreFiles.HEAD), out -> out.write(Seal.seal(json)));
    }

    /** Ends the writing; without {@link #finish} nothing of it stays on the disk. */
    @Override
    public void close() {
        try (folder;
                keypoints;
                scores;
                indexFile) {
            // Closed from last to first, the folder after its files: some systems keep open files.
        } catch (IOException e) {
            throw unwritable(folder.target(), e);
        }
    }

    private static InvalidInputException unwritable(Path folder, IOException e) {
        return new InvalidInputException(
                "cannot write the clip store " + folder + ": " + Reason.of(e)
                        + "; check the space and the rights there",
                e);
    }
}
