package org.protogcn.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ClipSink;
import org.protogcn.format.SourceSummary;
import org.protogcn.remap.LayoutMapping;
import org.protogcn.remap.LayoutTarget;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;

/**
 * Passes clips on in another layout. A source says which layout its clips have only at its end; until then it is taken to
 * be the one that the user named, or the only built-in one of as many joints and coordinates.
 */
final class RemappedClips implements ClipSink {
    private final LayoutTarget target;
    private final Optional<SkeletonLayout> named;
    private final ClipSink next;
    private Optional<LayoutMapping> mapping = Optional.empty();

    RemappedClips(LayoutTarget target, Optional<SkeletonLayout> named, ClipSink next) {
        this.target = target;
        this.named = named;
        this.next = next;
    }

    @Override
    public void accept(Clip clip) {
        if (mapping.isEmpty()) {
            mapping = Optional.of(target.from(named.orElseGet(() -> onlyLayoutOf(clip.keypoints()))));
        }
        requireLayout(clip, mapping.get().from());
        next.accept(mapping.get().apply(clip));
    }

    @Override
    public boolean holds(String id) {
        return next.holds(id);
    }

    private static SkeletonLayout onlyLayoutOf(Keypoints keypoints) {
        List<SkeletonLayout> fitting = SkeletonLayouts.builtIn().stream()
                .map(SkeletonLayouts::named)
                .filter(layout -> layout.size() == keypoints.joints() && layout.dimensions() == keypoints.channels())
                .toList();
        if (fitting.size() != 1) {
            throw new InvalidInputException("which layout the source's " + keypoints.joints() + " joints of "
                    + keypoints.channels() + " coordinates have is not clear before its end"
                    + "; name it with --layout, or import without --to and then use 'data convert'");
        }
        return fitting.get(0);
    }

    private static void requireLayout(Clip clip, SkeletonLayout layout) {
        Keypoints keypoints = clip.keypoints();
        if (keypoints.joints() != layout.size() || keypoints.channels() != layout.dimensions()) {
            throw new InvalidInputException("clip " + clip.id() + " has " + keypoints.joints() + " joints of "
                    + keypoints.channels() + " coordinates, but " + layout.name() + " has " + layout.size() + " of "
                    + layout.dimensions() + "; name the layout that the clips have with --layout");
        }
    }

    /**
     * What the source says at its end, in terms of the new layout.
     *
     * @throws InvalidInputException if the clips had another layout than was taken
     */
    SourceSummary remapped(SourceSummary summary) {
        if (mapping.isEmpty()) {
            return summary;
        }
        if (!mapping.get().from().joints().equals(summary.layout().joints())) {
            throw new InvalidInputException(
                    "the source's joints are those of " + summary.layout().name() + ", not of "
                            + mapping.get().from().name() + "; import without --to and then use 'data convert'");
        }
        List<String> notes = new ArrayList<>(summary.notes());
        notes.addAll(mapping.get().notes());
        return new SourceSummary(target.layout(), summary.classNames(), summary.splits(), notes);
    }
}
