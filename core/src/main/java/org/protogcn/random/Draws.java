package org.protogcn.random;

import java.util.random.RandomGenerator;

/**
 * The draws of training and of made data. A {@code Draws} is named by a path, such as seed → epoch → clip → purpose, and yields the same
 * numbers whenever the same path is taken: on any thread, in any order, on any machine and Java version.
 *
 * <p>Draw number n is the SplitMix64 hash of the key plus n golden gaps (Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", 2014); {@link #split(long)} hashes the key with a label into the key of a child.
 * Splitting leaves the parent's own draws as they are. Not for secrets. One instance serves one thread.
 */
public final class Draws implements RandomGenerator {
    private static final long GOLDEN_GAP = 0x9e3779b97f4a7c15L;
    private static final long LABEL_OFFSET = 0x632be59bd9b4e019L;

    private final long key;
    private long counter;

    private Draws(long key) {
        this.key = key;
    }

    /** The root of all draws of a run. */
    public static Draws of(long seed) {
        return new Draws(mix(seed));
    }

    /** What is drawn for one clip in one epoch of training. */
    public static Draws forClip(long seed, int epoch, int clip) {
        return of(seed).split("clips").split(epoch).split(clip);
    }

    /**
     * The same for a clip that an epoch uses more than once.
     *
     * @param repetition from 0; the first use has the draws of {@link #forClip(long, int, int)}
     */
    public static Draws forClip(long seed, int epoch, int clip, int repetition) {
        Draws first = forClip(seed, epoch, clip);
        return repetition == 0 ? first : first.split("repetition").split(repetition);
    }

    /** The order in which an epoch visits {@code size} clips. */
    public static int[] order(long seed, int epoch, int size) {
        return Permutations.permutation(size, of(seed).split("order").split(epoch));
    }

    /** Independent draws below this point of the path; the same label gives the same draws. */
    public Draws split(long label) {
        return new Draws(mix(key ^ mix(label + LABEL_OFFSET)));
    }

    /** As {@link #split(long)}, labelled by a word that says what the draws are for. */
    public Draws split(String purpose) {
        long hash = purpose.length();
        for (int i = 0; i < purpose.length(); i++) {
            hash = mix(hash + purpose.charAt(i));
        }
        return split(hash);
    }

    @Override
    public long nextLong() {
        counter++;
        return mix(key + counter * GOLDEN_GAP);
    }

    /** Uniform in [0, bound); no value is favoured by more than one part in 2³². */
    @Override
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be positive, got " + bound);
        }
        return (int) Math.multiplyHigh(nextLong() >>> 1, (long) bound << 1);
    }

    /** Uniform in [0, 1), with 53 random bits. */
    @Override
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1p-53;
    }

    /** Normally distributed with mean 0 and variance 1, by the method of Box and Muller. */
    @Override
    public double nextGaussian() {
        double radius = Math.sqrt(-2.0 * StrictMath.log(1.0 - nextDouble()));
        return radius * StrictMath.cos(2.0 * Math.PI * nextDouble());
    }

    /** Uniform in [low, high). */
    public double between(double low, double high) {
        return low + (high - low) * nextDouble();
    }

    /** Uniform; both ends included. */
    public int between(int low, int high) {
        return low + nextInt(high - low + 1);
    }

    public boolean chance(double probability) {
        return nextDouble() < probability;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
