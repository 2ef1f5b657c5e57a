package org.protogcn.prepare;

import java.util.random.RandomGenerator;
import org.protogcn.InvalidInputException;
import org.protogcn.random.LegacyRandom;
import org.protogcn.random.Permutations;

/**
 * Chooses T frames spread over a recording of n. A recording shorter than T is run through in order, beginning anew at
 * its end; one shorter than 2T keeps its order and leaves n − T frames out; a longer one is cut into T segments of
 * nearly equal length, and one frame is drawn from each.
 *
 * @param frames T
 * @param shortest the smallest share of a recording that a sample is spread over, above 0; at 1 it is the whole
 */
record UniformSampling(int frames, double shortest) {
    private static final long TEST_SEED = 255;

    UniformSampling(int frames) {
        this(frames, 1);
    }

    /** The frames that every test of a recording of {@code length} frames takes, {@code [clips,T]}. */
    int[] test(int length, int clips, Recipe.Start start) {
        return sample(length, clips, start, new LegacyRandom(TEST_SEED));
    }

    /** {@code [clips,T]} frame numbers below {@code length}, one sample after the other. */
    int[] sample(int length, int clips, Recipe.Start start, RandomGenerator random) {
        int[] chosen = new int[clips * frames];
        for (int clip = 0; clip < clips; clip++) {
            double share = random.nextDouble() * (1 - shortest) + shortest;
            int window = (int) (share * length);
            requireFrames(window, length);
            int offset = random.nextInt(length - window + 1);
            int at = clip * frames;
            if (window < frames) {
                int first = start == Recipe.Start.RANDOM ? random.nextInt(window) : fixedStart(clip, clips, window);
                runThrough(chosen, at, first);
            } else if (window < 2 * frames) {
                leaveOut(window - frames, chosen, at, random);
            } else {
                drawFromSegments(window, chosen, at, random);
            }
            shift(chosen, at, offset, length);
        }
        return chosen;
    }

    private void requireFrames(int window, int length) {
        if (window < 1) {
            throw new InvalidInputException("a share of " + shortest + " of a recording of " + length
                    + " frames holds no frame; sample from a larger share");
        }
    }

    private static int fixedStart(int clip, int clips, int window) {
        return window < clips ? clip : clip * window / clips;
    }

    private void runThrough(int[] chosen, int at, int first) {
        for (int t = 0; t < frames; t++) {
            chosen[at + t] = first + t;
        }
    }

    /** A slot that is drawn skips one frame; slot T lies behind the last frame. */
    private void leaveOut(int surplus, int[] chosen, int at, RandomGenerator random) {
        int[] slots = Permutations.permutation(frames + 1, random);
        boolean[] skips = new boolean[frames + 1];
        for (int i = 0; i < surplus; i++) {
            skips[slots[i]] = true;
        }
        int skipped = 0;
        for (int t = 0; t < frames; t++) {
            skipped += skips[t] ? 1 : 0;
            chosen[at + t] = t + skipped;
        }
    }

    private void drawFromSegments(int window, int[] chosen, int at, RandomGenerator random) {
        int start = 0;
        for (int t = 0; t < frames; t++) {
            int end = segmentStart(t + 1, window);
            chosen[at + t] = start + random.nextInt(end - start);
            start = end;
        }
    }

    private int segmentStart(int segment, int window) {
        return (int) ((long) segment * window / frames);
    }

    private void shift(int[] chosen, int at, int offset, int length) {
        for (int t = at; t < at + frames; t++) {
            int shifted = chosen[t] + offset;
            chosen[t] = shifted < length ? shifted : shifted % length;
        }
    }
}
