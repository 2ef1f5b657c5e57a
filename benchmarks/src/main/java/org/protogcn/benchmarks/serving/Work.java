package org.protogcn.benchmarks.serving;

import org.protogcn.benchmarks.Sizes;

/** The multiplications and additions that a model file does for one person and one stream. */
final class Work {
    private static final int BLOCKS = 10;
    private static final int BRANCHES = 6;
    private static final int DILATED = 4;
    private static final int TAPS = 3;

    private Work() {}

    /** Of all matrix products, convolutions among them; the rest hardly counts. */
    static double gigaflops(Sizes sizes) {
        double products = 0;
        int from = 3;
        int frames = sizes.frames();
        for (int i = 0; i < BLOCKS; i++) {
            int to = sizes.width() * (i < 4 ? 1 : i < 7 ? 2 : 4);
            int later = i == 4 || i == 7 ? (frames + 1) / 2 : frames;
            products += graph(from, to, frames, sizes.joints()) + temporal(to, frames, later, sizes.joints());
            products += i > 0 && from != to ? (double) from * to * later * sizes.joints() : 0;
            from = to;
            frames = later;
        }
        return 2 * products / 1e9;
    }

    private static double graph(int from, int to, int frames, int joints) {
        double places = (double) frames * joints;
        double down = from == to ? 0 : places * from * to;
        double queries = 2.0 * joints * from * to;
        return places * from * to + queries + places * joints * to + places * to * to + down;
    }

    private static double temporal(int channels, int frames, int later, int joints) {
        double before = frames * (joints + 1.0);
        double after = later * (joints + 1.0);
        double narrow = Math.floorDiv(channels, BRANCHES);
        double reduced = before * channels * (channels - narrow);
        double dilated = after * DILATED * TAPS * narrow * narrow;
        double plain = after * channels * narrow;
        double transform = (double) later * joints * channels * channels;
        return reduced + dilated + plain + transform;
    }
}
