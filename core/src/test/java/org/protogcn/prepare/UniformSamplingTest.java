package org.protogcn.prepare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.protogcn.InvalidInputException;
import org.protogcn.random.Draws;

class UniformSamplingTest {
    private static final int TRIALS = 3000;

    /** A length, a sample size and draws, all from one seed that failures print. */
    private record Trial(long seed, int length, int frames, int clips) {
        static Trial of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            return new Trial(seed, random.nextInt(1, 400), random.nextInt(1, 130), random.nextInt(1, 12));
        }

        int[] sample(Recipe.Start start) {
            return new UniformSampling(frames).sample(length, clips, start, Draws.of(seed));
        }

        int[] sampleOf(int clip, int[] chosen) {
            return Arrays.copyOfRange(chosen, clip * frames, (clip + 1) * frames);
        }
    }

    @Test
    void everyIndex_isAFrameOfTheRecording() {
        for (long seed = 0; seed < TRIALS; seed++) {
            Trial trial = Trial.of(seed);
            for (Recipe.Start start : Recipe.Start.values()) {
                int[] chosen = trial.sample(start);
                assertEquals(trial.clips() * trial.frames(), chosen.length, trial.toString());
                assertTrue(Arrays.stream(chosen).allMatch(i -> i >= 0 && i < trial.length()), trial.toString());
            }
        }
    }

    @Test
    void recordingOfAtLeastT_isSampledInOrderWithoutRepeats() {
        for (long seed = 0; seed < TRIALS; seed++) {
            Trial trial = Trial.of(seed);
            if (trial.length() >= trial.frames()) {
                int[] chosen = trial.sample(Recipe.Start.RANDOM);
                for (int clip = 0; clip < trial.clips(); clip++) {
                    int[] sample = trial.sampleOf(clip, chosen);
                    int[] sorted = Arrays.stream(sample).sorted().distinct().toArray();
                    assertArrayEquals(sorted, sample, trial.toString());
                }
            }
        }
    }

    @Test
    void shorterRecording_runsThroughAllFramesAndBeginsAnew() {
        for (long seed = 0; seed < TRIALS; seed++) {
            Trial trial = Trial.of(seed);
            if (trial.length() < trial.frames()) {
                int[] sample = trial.sampleOf(0, trial.sample(Recipe.Start.RANDOM));
                for (int t = 1; t < sample.length; t++) {
                    assertEquals((sample[t - 1] + 1) % trial.length(), sample[t], trial.toString());
                }
            }
        }
    }

    @Test
    void longRecording_givesOneFrameOfEachSegment() {
        int[] chosen = new UniformSampling(10).sample(35, 1, Recipe.Start.RANDOM, Draws.of(1));
        for (int t = 0; t < 10; t++) {
            assertTrue(chosen[t] >= t * 35 / 10 && chosen[t] < (t + 1) * 35 / 10, Arrays.toString(chosen));
        }
    }

    @Test
    void everySlot_isLeftOutNowAndThen() {
        int[] skipped = new int[12];
        for (int seed = 0; seed < 2000; seed++) {
            int[] sample = new UniformSampling(11).sample(12, 1, Recipe.Start.RANDOM, Draws.of(seed));
            int missing = 66 - Arrays.stream(sample).sum();
            skipped[missing]++;
        }
        assertTrue(Arrays.stream(skipped).allMatch(count -> count > 80), Arrays.toString(skipped));
    }

    @Test
    void windowWithoutAFrame_isAUsersMistake() {
        UniformSampling sampling = new UniformSampling(4, 0.1);
        assertThrows(InvalidInputException.class, () -> sampling.sample(1, 50, Recipe.Start.FIXED, Draws.of(3)));
    }
}
