package org.protogcn.format.recordings;

import org.protogcn.InvalidInputException;
import org.protogcn.format.ImportOptions;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;

/** The layout of a dataset whose skeleton is known, unless the user names another of the same size. */
final class FixedLayout {
    private FixedLayout() {}

    static SkeletonLayout kinect20(ImportOptions options) {
        return of(options, "kinect20");
    }

    static SkeletonLayout of(ImportOptions options, String name) {
        SkeletonLayout known = SkeletonLayouts.named(name);
        SkeletonLayout chosen = options.layout().orElse(known);
        if (chosen.size() != known.size() || chosen.dimensions() != known.dimensions()) {
            throw new InvalidInputException("the layout " + chosen.name() + " has " + describe(chosen)
                    + ", this dataset has " + describe(known) + "; leave the layout out to use " + name);
        }
        return chosen;
    }

    private static String describe(SkeletonLayout layout) {
        return layout.size() + " joints in " + layout.dimensions() + "-D";
    }
}
