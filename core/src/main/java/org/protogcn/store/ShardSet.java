package org.protogcn.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.store.ClipLine.Block;
import org.protogcn.store.StoreFiles.Kind;
import org.protogcn.store.StoreFiles.Shard;

/** The shards of one kind: one open for each type, a new one begun when that is full. */
final class ShardSet implements Closeable {
    private final StoreDraft folder;
    private final Kind kind;
    private final long maxBytes;
    private final Map<DType, ShardWriter> open = new EnumMap<>(DType.class);
    private final List<Shard> finished = new ArrayList<>();
    private int next;

    /** @param first number of the first shard */
    ShardSet(StoreDraft folder, Kind kind, int first, long maxBytes) {
        this.folder = folder;
        this.kind = kind;
        this.next = first;
        this.maxBytes = maxBytes;
    }

    Block append(NdArray array) throws IOException {
        ShardWriter shard = shardFor(array.type(), array.size());
        long offset = shard.elements();
        shard.append(array);
        CRC32 crc = new CRC32();
        crc.update(array.bytes());
        return new Block(shard.name(), offset, (int) crc.getValue());
    }

    private ShardWriter shardFor(DType type, int length) throws IOException {
        ShardWriter current = open.get(type);
        if (current != null && current.hasRoomFor(length, maxBytes)) {
            return current;
        }
        if (current != null) {
            finished.add(current.finish());
        }
        ShardWriter begun = new ShardWriter(folder.file(kind.shard(next++)), type);
        open.put(type, begun);
        return begun;
    }

    /** Whether a block that was written once lies where the next one belongs, with its bytes unchanged. */
    boolean holdsNext(Block block, int length) throws IOException {
        Path file = folder.file(block.shard());
        Optional<DType> type = ShardWriter.typeOf(file);
        if (type.isEmpty() || !type.get().isFloating()) {
            return false;
        }
        ShardWriter current = open.get(type.get());
        boolean continues = current != null && current.hasRoomFor(length, maxBytes);
        return block.shard().equals(continues ? current.name() : kind.shard(next))
                && block.offset() == (continues ? current.elements() : 0)
                && ShardWriter.holds(file, type.get(), block.offset(), length, block.crc());
    }

    /** Takes a block over that {@link #holdsNext} has found right. */
    void keep(Block block, int length) throws IOException {
        DType type = ShardWriter.typeOf(folder.file(block.shard())).orElseThrow();
        shardFor(type, length).keep(length);
    }

    /** Completes all shards, in the order of their numbers. */
    List<Shard> finish() throws IOException {
        for (ShardWriter shard : open.values()) {
            finished.add(shard.finish());
        }
        open.clear();
        finished.sort(Comparator.comparingInt(shard -> Shard.number(shard.file())));
        return finished;
    }

    @Override
    public void close() throws IOException {
        for (ShardWriter shard : open.values()) {
            shard.close();
        }
    }
}
