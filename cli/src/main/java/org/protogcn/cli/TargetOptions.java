package org.protogcn.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.protogcn.InvalidInputException;
import org.protogcn.remap.LayoutTarget;
import org.protogcn.remap.MissingJoints;
import org.protogcn.skeleton.SkeletonLayouts;
import picocli.CommandLine.Option;

/** Into which layout clips shall be brought. */
final class TargetOptions {
    @Option(
            names = "--to",
            paramLabel = "LAYOUT",
            description =
                    "Store the clips with the joints of this layout, a built-in one or a file; docs/layouts.md says"
                            + " how joints are found.")
    private Optional<String> layout = Optional.empty();

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = "Which joint becomes which, for --to, where the names do not say.")
    private Optional<Path> map = Optional.empty();

    @Option(
            names = "--missing-joints",
            paramLabel = "refuse|zero",
            defaultValue = "refuse",
            description = "What to do with joints of --to that the clips lack (default: refuse).")
    private MissingJoints missing;

    /** Empty if clips shall keep their layout. */
    Optional<LayoutTarget> target() {
        if (layout.isEmpty() && map.isPresent()) {
            throw new InvalidInputException("--map is given without --to; name the layout that it maps to");
        }
        return layout.map(name -> new LayoutTarget(SkeletonLayouts.named(name), map, missing));
    }
}
