package org.protogcn.format;

import java.nio.file.Path;
import java.util.Optional;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * What the user may say beside FORMAT and SOURCE.
 *
 * @param layout instead of the one the format yields or the number of joints suggests
 * @param keypoints where a format keeps its keypoints apart from its list (Kinetics kpfiles): the folder in which to
 *     look for them, instead of the paths that the list names
 */
public record ImportOptions(Optional<SkeletonLayout> layout, Optional<Path> keypoints) {
    public static final ImportOptions NONE = new ImportOptions(Optional.empty(), Optional.empty());
}
