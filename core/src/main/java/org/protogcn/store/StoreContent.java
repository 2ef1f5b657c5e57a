package org.protogcn.store;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.protogcn.io.DurableFile;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.store.Head.ListFile;
import org.protogcn.store.StoreFiles.Lists;
import org.protogcn.store.StoreFiles.Shard;

/**
 * What a store says of its clips as a whole.
 *
 * @param splits name to clip numbers
 */
record StoreContent(int clips, SkeletonLayout layout, List<String> classNames, Map<String, List<Integer>> splits) {
    /** Writes everything that is still missing beside the shards and the list of clips, the head last. */
    void write(StoreDraft draft, List<Shard> shards) throws IOException {
        Head head = lists(draft, Lists.FIRST, shards);
        byte[] sealed = Seal.seal(head.toTree().toPrettyString());
        DurableFile.write(draft.file(StoreFiles.HEAD), out -> out.write(sealed));
        draft.retain(head.files());
    }

    /** Writes index and splits beside the list of clips, and returns the head that names them. */
    Head lists(StoreDraft draft, Lists names, List<Shard> shards) throws IOException {
        return new Head(
                clips,
                SkeletonLayouts.toTree(layout),
                classNames,
                ListWriter.ranges(splits),
                shards,
                ListFile.of(draft.file(names.clips())),
                ListWriter.index(draft.file(names.clips()), clips, draft.file(names.index())),
                ListWriter.splits(splits, draft.file(names.splits())));
    }
}
