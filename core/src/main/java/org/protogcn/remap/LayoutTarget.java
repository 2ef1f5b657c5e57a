package org.protogcn.remap;

import java.nio.file.Path;
import java.util.Optional;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * Which layout clips shall have, whatever they come in.
 *
 * @param layout the one to map to
 * @param map a mapping file; without one, the built-in mapping or the names of the joints decide
 * @param missing what becomes of joints that the source lacks
 */
public record LayoutTarget(SkeletonLayout layout, Optional<Path> map, MissingJoints missing) {
    /**
     * The mapping for clips of a layout.
     *
     * @throws org.protogcn.InvalidInputException if there is no sound one
     */
    public LayoutMapping from(SkeletonLayout source) {
        return map.map(file -> LayoutMappings.read(file, source, layout, missing))
                .orElseGet(() -> LayoutMappings.between(source, layout, missing));
    }
}
