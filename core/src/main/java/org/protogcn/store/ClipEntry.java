package org.protogcn.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Clip.ImageSize;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.store.StoreFiles.Block;
import org.protogcn.store.StoreFiles.ClipLine;

/** What the index knows of a clip, checked: its numbers lie within their shards. */
record ClipEntry(
        String id,
        int label,
        int persons,
        int frames,
        int joints,
        int channels,
        Numbers keypoints,
        Optional<Numbers> scores,
        Optional<ImageSize> image) {

    /** A run of numbers in a shard, and the CRC-32 of its bytes. */
    record Numbers(MappedShard shard, long offset, int length, int crc) {}

    /**
     * Checks a line of the index.
     *
     * @param index the file, for an error
     * @param place what to call the line there
     */
    static ClipEntry of(
            ClipLine line, SkeletonLayout layout, Map<String, MappedShard> shards, Path index, String place) {
        Checker checker = new Checker(shards, index, place);
        checker.require(line.id() != null && !line.id().isBlank(), "has no id");
        checker.require(
                line.label() >= Clip.UNLABELLED && line.label() <= StoreFiles.MAX_LABEL,
                "has the label " + line.label());
        checker.require(line.persons() > 0 && line.frames() > 0, "has no persons or no frames");
        long joints = checker.limited((long) line.persons() * line.frames()) * layout.size();
        int values = checker.limited(checker.limited(joints) * (long) layout.dimensions());
        return new ClipEntry(
                line.id(),
                line.label(),
                line.persons(),
                line.frames(),
                layout.size(),
                layout.dimensions(),
                checker.numbers(line.keypoints(), values),
                Optional.ofNullable(line.scores()).map(block -> checker.numbers(block, (int) joints)),
                Optional.ofNullable(line.image()).map(image -> new ImageSize(image.height(), image.width())));
    }

    private record Checker(Map<String, MappedShard> shards, Path index, String place) {
        int limited(long values) {
            require(values <= StoreFiles.MAX_CLIP_VALUES, "announces " + values + " numbers");
            return (int) values;
        }

        Numbers numbers(Block block, int length) {
            require(block != null && shards.containsKey(block.shard()), "names no shard of this store");
            MappedShard shard = shards.get(block.shard());
            require(
                    block.offset() >= 0 && block.offset() <= shard.elements() - length,
                    "points beyond the end of " + block.shard());
            require(block.crc32() != null && block.crc32().matches("[0-9a-f]{8}"), "has no checksum");
            return new Numbers(shard, block.offset(), length, Integer.parseUnsignedInt(block.crc32(), 16));
        }

        void require(boolean holds, String problem) {
            if (!holds) {
                throw StoreFiles.damaged(index, place + " " + problem);
            }
        }
    }

    /** Reads the clip's numbers; {@code store} is named if they are damaged. */
    Clip read(Path store) {
        return new Clip(
                id,
                label,
                keypoints(keypoints, channels, store),
                scores.map(block -> keypoints(block, 1, store)),
                image);
    }

    private Keypoints keypoints(Numbers block, int depth, Path store) {
        NdArray array = block.shard()
                .read(block.offset(), block.crc(), persons, frames, joints, depth)
                .orElseThrow(() -> new InvalidInputException("clip " + id + " in store " + store
                        + " is damaged (its bytes no longer match their checksum); import it again"));
        return Keypoints.of(array);
    }
}
