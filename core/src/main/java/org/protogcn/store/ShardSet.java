package org.protogcn.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.store.StoreFiles.Block;
import org.protogcn.store.StoreFiles.Shard;

/** The shards of one kind, keypoints or scores: one open for each type, a new one begun when that is full. */
final class ShardSet implements Closeable {
    private final StoreFolder folder;
    private final String kind;
    private final long maxBytes;
    private final Map<DType, ShardWriter> open = new EnumMap<>(DType.class);
    private final List<Shard> finished = new ArrayList<>();
    private int begun;

    ShardSet(StoreFolder folder, String kind, long maxBytes) {
        this.folder = folder;
        this.kind = kind;
        this.maxBytes = maxBytes;
    }

    Block append(NdArray array) throws IOException {
        ShardWriter shard = shardFor(array);
        long offset = shard.elements();
        shard.append(array);
        CRC32 crc = new CRC32();
        crc.update(array.bytes());
        return new Block(shard.name(), offset, StoreFiles.hex(crc.getValue()));
    }

    private ShardWriter shardFor(NdArray array) throws IOException {
        ShardWriter current = open.get(array.type());
        if (current != null && current.hasRoomFor(array, maxBytes)) {
            return current;
        }
        if (current != null) {
            finished.add(current.finish());
        }
        String name = String.format(Locale.ROOT, "%s-%05d.npy", kind, begun++);
        ShardWriter next = new ShardWriter(folder.file(name), array.type());
        open.put(array.type(), next);
        return next;
    }

    List<Shard> finish() throws IOException {
        for (ShardWriter shard : open.values()) {
            finished.add(shard.finish());
        }
        open.clear();
        return finished;
    }

    @Override
    public void close() throws IOException {
        for (ShardWriter shard : open.values()) {
            shard.close();
        }
    }
}
