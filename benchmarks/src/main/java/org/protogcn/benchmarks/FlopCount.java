package org.protogcn.benchmarks;

/**
 * The additions and multiplications of the network's matrix products, convolutions among them, after all exact
 * rewriting: means of frames taken before the convolutions of q and k, and all absent persons of a batch computed once.
 * What is left out, everything element by element, hardly counts.
 *
 * @param sequence 10^9 operations forward for one person
 * @param clip 10^9 operations of the classifier for one clip
 * @param prototypes 10^9 operations of the prototype branch and the embedding for one clip
 */
public record FlopCount(double sequence, double clip, double prototypes) {
    private static final int BLOCKS = 10;
    private static final int BRANCHES = 6;
    private static final int DILATED = 4;
    private static final int TAPS = 3;
    private static final int EMBEDDING = 256;

    /** Forward, then for each product one by its left and one by its right factor. */
    private static final int PASSES_OF_TRAINING = 3;

    public static FlopCount of(Sizes sizes) {
        double channels = 4.0 * sizes.width();
        double pairs = (double) sizes.joints() * sizes.joints();
        double reconstruction = pairs * channels * (2 * sizes.prototypes() + channels) + pairs * EMBEDDING;
        return new FlopCount(giga(backbone(sizes)), giga(channels * sizes.classes()), giga(reconstruction));
    }

    private static double giga(double products) {
        return 2 * products / 1e9;
    }

    /** @param absent persons of the batch */
    public double inference(int clips, int absent, int persons) {
        return sequences(clips, absent, persons) * sequence + clips * clip;
    }

    private static int sequences(int clips, int absent, int persons) {
        return clips * persons - absent + Math.min(absent, 1);
    }

    /** @param absent persons of the batch */
    double training(int clips, int absent, int persons) {
        return PASSES_OF_TRAINING * (inference(clips, absent, persons) + clips * prototypes);
    }

    private static double backbone(Sizes sizes) {
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
        return products;
    }

    private static double graph(int from, int to, int frames, int joints) {
        double places = (double) frames * joints;
        double down = from == to ? 0 : places * from * to;
        double topology = 2.0 * joints * from * to + (double) joints * joints * to;
        return places * from * to + topology + places * joints * to + places * to * to + down;
    }

    private static double temporal(int channels, int frames, int later, int joints) {
        double before = frames * (joints + 1.0); // with the virtual joint
        double after = later * (joints + 1.0);
        double narrow = Math.floorDiv(channels, BRANCHES);
        double first = channels - (BRANCHES - 1) * narrow;
        double reduced = before * channels * (channels - narrow);
        double dilated = after * TAPS * (first * first + (DILATED - 1) * narrow * narrow);
        double plain = after * channels * narrow;
        double transform = (double) later * joints * channels * channels;
        return reduced + dilated + plain + transform;
    }
}
