package org.protogcn.store;

import java.nio.file.Path;
import java.util.Optional;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Clip.ImageSize;
import org.protogcn.skeleton.Keypoints;

/** What the index knows of a clip, checked: its numbers lie within their shards. */
record ClipEntry(
        int label,
        int persons,
        int frames,
        int joints,
        int channels,
        Numbers keypoints,
        Optional<Numbers> scores,
        Optional<ImageSize> image) {

    /** A run of numbers in a shard, and the CRC-32 of its bytes. */
    record Numbers(MappedShard shard, long offset, int crc) {}

    /** Reads the clip's numbers; {@code store} is named if they are damaged. */
    Clip read(String id, Path store) {
        return new Clip(
                id,
                label,
                keypoints(id, keypoints, channels, store),
                scores.map(block -> keypoints(id, block, 1, store)),
                image);
    }

    private Keypoints keypoints(String id, Numbers block, int depth, Path store) {
        NdArray array = block.shard()
                .read(block.offset(), block.crc(), persons, frames, joints, depth)
                .orElseThrow(() -> new InvalidInputException("clip " + id + " in store " + store
                        + " is damaged (its bytes no longer match their checksum); import it again"));
        return Keypoints.of(array);
    }
}
