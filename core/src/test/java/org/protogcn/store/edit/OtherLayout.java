package org.protogcn.store.edit;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.protogcn.array.DType;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.store.ClipStore;
import org.protogcn.store.ClipStoreWriter;

/** A store of one clip of ntu25. */
final class OtherLayout {
    private OtherLayout() {}

    static ClipStore write(Path folder) {
        try (ClipStoreWriter writer = ClipStoreWriter.create(folder, false)) {
            writer.add(new Clip("n", 0, new Keypoints(DType.FLOAT32, 1, 1, 25, 3, new double[75])));
            writer.finish(SkeletonLayouts.named("ntu25"), List.of(), Map.of());
        }
        return ClipStore.open(folder);
    }
}
