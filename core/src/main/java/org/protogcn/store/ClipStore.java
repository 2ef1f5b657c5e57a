package org.protogcn.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private final int size;
    private final String checksum;
    private final SkeletonLayout layout;
    private final Set<String> splitNames;
    private volatile Optional<Contents> contents;
    private volatile List<String> classNames;
    private volatile IdTable ids;

    private ClipStore(Contents contents) {
        this.folder = contents.folder();
        this.size = contents.clips().size();
        this.checksum = contents.checksum();
        this.layout = contents.layout();
        this.splitNames = contents.head().splits().keySet();
        this.classNames = contents.classNames();
        this.contents = Optional.of(contents);
    }

    /**
     * Opens a store: reads its head and checks the index. What they say of a clip is checked when the clip is asked for,
     * the clip's own bytes when it is read.
     *
     * @throws InvalidInputException if the folder is no store, or one of its files is missing, cut off or changed
     */
    public static ClipStore open(Path folder) {
        try {
            return new ClipStore(new StoreReader(folder).read());
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static InvalidInputException unreadable(Path folder, IOException e) {
        return new InvalidInputException("cannot read the clip store " + folder + ": " + Reason.of(e), e);
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
        return size;
    }

    /**
     * Reads a clip.
     *
     * @throws InvalidInputException if its bytes have changed since they were written
     */
    @Override
    public Clip clip(int index) {
        Contents open = contents();
        return open.entry(index).read(open.clips().id(index), folder);
    }

    public String id(int index) {
        return contents().clips().id(index);
    }

    /** The class of a clip, {@link Clip#UNLABELLED} where it is not known. */
    public int label(int index) {
        return contents().label(index);
    }

    /** T of a clip. */
    public int frames(int index) {
        return contents().entry(index).frames();
    }

    /** M of a clip. */
    public int persons(int index) {
        return contents().entry(index).persons();
    }

    /** The type in which a clip's keypoints are stored. */
    public DType type(int index) {
        return contents().entry(index).keypoints().shard().type();
    }

    /** The number of the clip with this id; -1 if there is none. The first call makes a table of all ids. */
    public int indexOf(String id) {
        Contents open = contents();
        if (ids == null) {
            ids = new IdTable(open.clips());
        }
        return ids.find(id);
    }

    /** The layout that all clips have. */
    public SkeletonLayout layout() {
        return layout;
    }

    /** In label order; {@code class 0}, {@code class 1} ... up to the highest label where the dataset names none. */
    public List<String> classNames() {
        if (classNames.isEmpty()) {
            classNames = numbered(contents());
        }
        return classNames;
    }

    private static List<String> numbered(Contents contents) {
        int highest = IntStream.range(0, contents.clips().size())
                .map(contents::label)
                .max()
                .orElse(Clip.UNLABELLED);
        return IntStream.rangeClosed(0, highest)
                .mapToObj(label -> "class " + label)
                .toList();
    }

    public Collection<String> splitNames() {
        return List.copyOf(splitNames);
    }

    /**
     * The numbers of a split's clips, in the split's order.
     *
     * @throws InvalidInputException if there is no such split
     */
    public int[] split(String name) {
        if (!splitNames.contains(name)) {
            throw new InvalidInputException(
                    "store " + folder + " has no split '" + name + "'" + NearestName.hint(name, splitNames));
        }
        return contents().split(name);
    }

    /**
     * SHA-256, in hex, of the store's head, which holds layout, class names and splits and through its checksums the
     * index and every clip: two stores with the same hash hold the same data.
     */
    public String contentHash() {
        return checksum;
    }

    /**
     * Checks every byte of the store but the clips' numbers, which are checked when they are read.
     *
     * @throws InvalidInputException naming the file that is damaged
     */
    public void verify() {
        try {
            contents().verify();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
        indexOf("");
    }

    /** What is behind an open store. */
    Contents contents() {
        return contents.orElseThrow(() -> new IllegalStateException("store " + folder + " is closed"));
    }

    /** Lets go of the memory maps, which end when the garbage collector has found that nobody uses them. */
    @Override
    public void close() {
        contents = Optional.empty();
        ids = null;
    }
}
