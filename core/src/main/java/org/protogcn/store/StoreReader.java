package org.protogcn.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.store.Head.ListFile;
import org.protogcn.store.Head.SplitRange;
import org.protogcn.store.StoreFiles.Kind;
import org.protogcn.store.StoreFiles.Shard;

/** Opens the files of a store: the head and the index are checked whole, the rest when it is asked for. */
final class StoreReader {
    private static final long MAX_HEAD_BYTES = 1L << 26;

    private final Path folder;
    private final Path headFile;

    StoreReader(Path folder) {
        this.folder = folder;
        this.headFile = folder.resolve(StoreFiles.HEAD);
    }

    Contents read() throws IOException {
        byte[] bytes = headBytes();
        String checksum = Seal.check(bytes)
                .orElseThrow(() -> StoreFiles.damaged(headFile, "its bytes do not match the checksum at its end"));
        Head head = head(bytes);
        SkeletonLayout layout =
                SkeletonLayouts.fromTree(head.layout(), String.join(", ", headFile.toString(), "layout"));
        MappedList lines = list(head.lines());
        MappedList index = list(head.index()).requireChecksum();
        return new Contents(
                folder,
                checksum,
                head,
                layout,
                lines,
                index,
                splits(head),
                new ClipIndex(index, lines, head.clips()),
                shards(head, Kind.KEYPOINTS),
                shards(head, Kind.SCORES));
    }

    private byte[] headBytes() throws IOException {
        if (!Files.isRegularFile(headFile)) {
            throw new InvalidInputException(folder + " is not a clip store: it has no " + StoreFiles.HEAD
                    + "; make one with 'protogcn data import'");
        }
        if (Files.size(headFile) > MAX_HEAD_BYTES) {
            throw StoreFiles.damaged(headFile, "it is larger than any such file");
        }
        return Files.readAllBytes(headFile);
    }

    private Head head(byte[] bytes) {
        try {
            JsonNode tree = Json.read(bytes);
            requireVersion(tree);
            Head head = Head.of(tree);
            if (head.clips() < 1) {
                throw new IllegalArgumentException("'clips' is " + head.clips());
            }
            return head;
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    headFile + " does not have the form of a clip store's head: " + e.getMessage()
                            + "; import the dataset again",
                    e);
        }
    }

    private void requireVersion(JsonNode tree) {
        String format = tree.path("format").asText();
        if (!StoreFiles.FORMAT.equals(format)) {
            throw new InvalidInputException(headFile + " is of the format '" + format + "', not '" + StoreFiles.FORMAT
                    + "'; give the folder of a clip store");
        }
        int version = tree.path("version").asInt();
        if (version != StoreFiles.VERSION) {
            throw new InvalidInputException(headFile + " has the format version " + version
                    + ", and this program reads version " + StoreFiles.VERSION
                    + "; use the program that wrote it or import the dataset again");
        }
    }

    private MappedList list(ListFile list) throws IOException {
        if (!StoreFiles.isList(list.file())) {
            throw StoreFiles.damaged(headFile, "it names the impossible file '" + list.file() + "'");
        }
        return MappedList.open(folder, list);
    }

    private SplitPlaces splits(Head head) throws IOException {
        long size = 0;
        for (SplitRange range : head.splits().values()) {
            size = Math.max(size, (long) range.start() + range.clips());
        }
        if (size > Integer.MAX_VALUE / Integer.BYTES) {
            throw StoreFiles.damaged(headFile, "its splits have " + size + " clips");
        }
        return new SplitPlaces(list(head.splitPlaces()).requireChecksum(), (int) size);
    }

    private Map<Integer, MappedShard> shards(Head head, Kind kind) throws IOException {
        Map<Integer, MappedShard> shards = new HashMap<>();
        for (Shard shard : head.shards()) {
            requireShard(shard);
            if (kind.has(shard.file())) {
                shards.put(Shard.number(shard.file()), MappedShard.open(folder.resolve(shard.file()), shard));
            }
        }
        return shards;
    }

    private void requireShard(Shard shard) {
        if (!StoreFiles.isShard(shard.file())) {
            throw StoreFiles.damaged(headFile, "it lists a shard with the impossible name '" + shard.file() + "'");
        }
        if (shard.dtype().isEmpty()) {
            throw StoreFiles.damaged(headFile, "shard " + shard.file() + " has the unknown type " + shard.type());
        }
    }
}
