package org.protogcn.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.protogcn.InvalidInputException;
import org.protogcn.NearestName;
import org.protogcn.array.DType;
import org.protogcn.io.Reason;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.ClipSource;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * An opened clip store. Clips are numbered from 0 in the order they were added; any clip can be read at any time, by
 * any number of threads at once.
 */
public final class ClipStore implements ClipSource, AutoCloseable {
    private final Path folder;
    private final String checksum;
    private final SkeletonLayout layout;
    private final List<String> classNames;
    private final Map<String, int[]> splits;
    private final Map<String, Integer> places;
    private volatile Optional<List<ClipEntry>> clips;

    private ClipStore(Path folder, StoreReader.Contents contents) {
        this.folder = folder;
        this.checksum = contents.checksum();
        this.layout = contents.layout();
        this.splits = contents.splits();
        this.clips = Optional.of(contents.clips());
        this.places = places(folder, contents.clips());
        this.classNames = contents.classNames().isEmpty() ? numbered(contents.clips()) : contents.classNames();
    }

    private static Map<String, Integer> places(Path folder, List<ClipEntry> clips) {
        Map<String, Integer> places = new HashMap<>(clips.size() * 2);
        for (ClipEntry clip : clips) {
            if (places.put(clip.id(), places.size()) != null) {
                throw StoreFiles.damaged(folder.resolve(StoreFiles.INDEX), "it lists clip " + clip.id() + " twice");
            }
        }
        return places;
    }

    private static List<String> numbered(List<ClipEntry> clips) {
        int classes = 1 + clips.stream().mapToInt(ClipEntry::label).max().orElse(Clip.UNLABELLED);
        return IntStream.range(0, classes).mapToObj(label -> "class " + label).toList();
    }

    /**
     * Opens a store: reads and checks its index. The clips' own bytes are checked when they are read.
     *
     * @throws InvalidInputException if the folder is no store, or one of its files is missing, cut off or changed
     */
    public static ClipStore open(Path folder) {
        try {
            return new ClipStore(folder, new StoreReader(folder).read());
        } catch (IOException e) {
            throw new InvalidInputException("cannot read the clip store " + folder + ": " + Reason.of(e), e);
        }
    }

    /** Whether this is a folder with the head of a store; whether the store is sound shows when it is opened. */
    public static boolean isStore(Path folder) {
        return Files.isRegularFile(folder.resolve(StoreFiles.HEAD));
    }

    /** Where the store stands. */
    public Path folder() {
        return folder;
    }

    /** The number of clips. */
    @Override
    public int size() {
        return places.size();
    }

    /**
     * Reads a clip.
     *
     * @throws InvalidInputException if its bytes have changed since they were written
     */
    @Override
    public Clip clip(int index) {
        return entry(index).read(folder);
    }

    public String id(int index) {
        return entry(index).id();
    }

    /** The class of a clip, {@link Clip#UNLABELLED} where it is not known. */
    public int label(int index) {
        return entry(index).label();
    }

    /** T of a clip. */
    public int frames(int index) {
        return entry(index).frames();
    }

    /** M of a clip. */
    public int persons(int index) {
        return entry(index).persons();
    }

    /** The type in which a clip's keypoints are stored. */
    public DType type(int index) {
        return entry(index).keypoints().shard().type();
    }

    /** The number of the clip with this id; -1 if there is none. */
    public int indexOf(String id) {
        return places.getOrDefault(id, -1);
    }

    /** The layout that all clips have. */
    public SkeletonLayout layout() {
        return layout;
    }

    /** In label order; {@code class 0}, {@code class 1} ... up to the highest label where the dataset names none. */
    public List<String> classNames() {
        return classNames;
    }

    public Collection<String> splitNames() {
        return List.copyOf(splits.keySet());
    }

    /**
     * The numbers of a split's clips, in the split's order.
     *
     * @throws InvalidInputException if there is no such split
     */
    public int[] split(String name) {
        if (!splits.containsKey(name)) {
            throw new InvalidInputException(
                    "store " + folder + " has no split '" + name + "'" + NearestName.hint(name, splits.keySet()));
        }
        return splits.get(name).clone();
    }

    /**
     * SHA-256, in hex, of the store's head, which holds layout, class names and splits and through its checksums the
     * index and every clip: two stores with the same hash hold the same data.
     */
    public String contentHash() {
        return checksum;
    }

    private ClipEntry entry(int index) {
        return clips.orElseThrow(() -> new IllegalStateException("store " + folder + " is closed"))
                .get(index);
    }

    /** Lets go of the memory maps, which end when the garbage collector has found that nobody uses them. */
    @Override
    public void close() {
        clips = Optional.empty();
    }
}
