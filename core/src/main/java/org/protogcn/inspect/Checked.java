package org.protogcn.inspect;

import java.util.List;
import java.util.Map;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * A dataset of which every clip has been measured.
 *
 * @param clips in the order of the store
 * @param splits split name to places in {@code clips}
 */
record Checked(SkeletonLayout layout, List<String> classNames, List<ClipFigures> clips, Map<String, int[]> splits) {
    String jointName(int joint) {
        return layout.joints().get(joint);
    }

    boolean is3d() {
        return layout.dimensions() == 3;
    }
}
