package org.protogcn.benchmarks.growth;

import java.util.List;
import java.util.Locale;
import org.protogcn.benchmarks.Setting;
import org.protogcn.benchmarks.Sizes;

/** Something that can be larger. */
enum Dimension {
    FRAMES(24, 48, 96, 192),
    PERSONS(1, 2, 3, 4),
    JOINTS(9, 17, 25, 37),
    WIDTH(24, 48, 72, 96),
    CLASSES(60, 240, 960),
    CLIPS(2, 4, 8, 16);

    private final List<Integer> extents;

    Dimension(Integer... extents) {
        this.extents = List.of(extents);
    }

    /** Some sizes, ascending. */
    List<Integer> extents() {
        return extents;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What activations are to be expected in proportion to: they know nothing of classes. */
    double activations(int value) {
        return this == CLASSES ? 1 : value;
    }

    /** {@code base} with another size in this dimension. */
    Setting of(Setting base, int value) {
        Sizes s = base.sizes();
        int clips = this == CLIPS ? value : base.clips();
        Sizes sizes = new Sizes(
                this == CLASSES ? value : s.classes(),
                this == WIDTH ? value : s.width(),
                s.prototypes(),
                this == PERSONS ? value : s.persons(),
                this == FRAMES ? value : s.frames(),
                this == JOINTS ? value : s.joints());
        return new Setting(base.task(), base.data(), sizes, base.attendance(), clips, base.threads());
    }
}
