package org.protogcn.picture;

import org.protogcn.skeleton.JointName.Side;

/** Colours on a light ground: cold for left, warm for right, grey for the middle; another family for each person. */
public final class Palette {
    public static final int GROUND = 0xffffff;
    public static final int INK = 0x1f2933;
    public static final int FAINT_INK = 0x66727f;
    public static final int GRID = 0xe1e6eb;

    /** {@code [family][side]} */
    private static final int[][] FAMILIES = {
        {0x1f78d1, 0xe8622c, 0x52606d},
        {0x12a18a, 0xc22f7d, 0x7a6a58},
        {0x6b5fd3, 0xc99a06, 0x4a6b63},
    };

    private Palette() {}

    /** The colour of a limb. */
    public static int of(int person, Side side) {
        return FAMILIES[person % FAMILIES.length][side.ordinal()];
    }
}
