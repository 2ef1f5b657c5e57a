package org.protogcn.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Clip.ImageSize;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.store.ClipEntry.Numbers;
import org.protogcn.store.Head.SplitRange;

/**
 * The files of an open store. Every statement of the index is checked when it is asked for, before anybody relies on it.
 *
 * @param checksum the SHA-256 that names the store's contents
 * @param lines the list of clips
 * @param index the index file, of which {@code clips} is a view
 * @param keypoints the shards of keypoints, by number
 * @param scores the shards of scores, by number
 */
record Contents(
        Path folder,
        String checksum,
        Head head,
        SkeletonLayout layout,
        MappedList lines,
        MappedList index,
        SplitPlaces splits,
        ClipIndex clips,
        Map<Integer, MappedShard> keypoints,
        Map<Integer, MappedShard> scores) {

    List<String> classNames() {
        return head.classes();
    }

    int label(int clip) {
        int label = clips.getInt(clip, IndexColumn.LABEL);
        int classes =
                classNames().isEmpty() ? StoreFiles.MAX_LABEL + 1 : classNames().size();
        clips.require(label >= Clip.UNLABELLED && label < classes, clip, "has the label " + label);
        return label;
    }

    ClipEntry entry(int clip) {
        int persons = clips.getInt(clip, IndexColumn.PERSONS);
        int frames = clips.getInt(clip, IndexColumn.FRAMES);
        clips.require(persons > 0 && frames > 0, clip, "has no persons or no frames");
        long joints = limited(clip, limited(clip, (long) persons * frames) * layout.size());
        long values = limited(clip, joints * layout.dimensions());
        boolean scored = clips.get(clip, IndexColumn.SCORES_SHARD) != IndexColumn.NONE;
        return new ClipEntry(
                label(clip),
                persons,
                frames,
                layout.size(),
                layout.dimensions(),
                numbers(clip, keypoints, IndexColumn.KEYPOINTS_SHARD, values),
                scored ? Optional.of(numbers(clip, scores, IndexColumn.SCORES_SHARD, joints)) : Optional.empty(),
                image(clip));
    }

    private long limited(int clip, long values) {
        clips.require(values <= StoreFiles.MAX_CLIP_VALUES, clip, "announces " + values + " numbers");
        return values;
    }

    private Numbers numbers(int clip, Map<Integer, MappedShard> shards, IndexColumn first, long length) {
        IndexColumn[] columns = IndexColumn.values();
        MappedShard shard = shards.get(clips.getInt(clip, first));
        clips.require(shard != null, clip, "names no shard of this store");
        long offset = clips.get(clip, columns[first.ordinal() + 1]);
        clips.require(
                offset >= 0 && offset <= shard.elements() - length, clip, "points beyond the end of " + shard.name());
        return new Numbers(shard, offset, clips.getCrc(clip, columns[first.ordinal() + 2]));
    }

    private Optional<ImageSize> image(int clip) {
        int height = clips.getInt(clip, IndexColumn.HEIGHT);
        int width = clips.getInt(clip, IndexColumn.WIDTH);
        boolean known = height != IndexColumn.NONE || width != IndexColumn.NONE;
        clips.require(!known || (height >= 0 && width >= 0), clip, "has an impossible image");
        return known ? Optional.of(new ImageSize(height, width)) : Optional.empty();
    }

    int[] split(String name) {
        SplitRange range = head.splits().get(name);
        return splits.read(range, clips.size(), name);
    }

    /** Checks every byte but those of the clips' numbers, which are checked when they are read. */
    void verify() throws IOException {
        Path headFile = folder.resolve(StoreFiles.HEAD);
        if (!Seal.isGenuine(Files.readAllBytes(headFile))) {
            throw StoreFiles.damaged(headFile, "its bytes do not match the SHA-256 at its end");
        }
        for (MappedList list : List.of(lines, index, splits.file())) {
            list.requireSha256();
        }
        clips.requireAgreement();
        head.splits().keySet().forEach(this::split);
    }
}
