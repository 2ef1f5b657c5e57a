package org.protogcn.prepare;

import java.util.Optional;
import org.protogcn.skeleton.Stream;

/**
 * How a clip becomes network input: plain data that is written into every run and every model file, so that training
 * and serving cannot prepare differently. {@code docs/preparation.md} tells in which order the steps act.
 *
 * @param layout name of the layout that the network sees; a {@code coco17} clip is brought to {@code coco20} if that is
 *     asked for
 * @param stream what of the skeleton the network sees
 * @param normalize 3-D: drop frames without a first person, put the person with more frames first, centre
 * @param centre name of the joint to centre on, instead of the layout's
 * @param align 3-D: also turn the first frame's spine to z and its shoulders to x
 * @param rotation training, 3-D: three angles drawn from ± this many radians
 * @param mirror training, 3-D: probability of exchanging left and right joints
 * @param partDrop training, 3-D: probability of blanking one limb
 * @param flip training, 2-D: probability of a horizontal flip
 * @param frames T, the frames sampled from each clip
 * @param persons M; further persons are cut, absent ones are zeros
 * @param start at test time: where sampling of short clips starts
 */
public record Recipe(
        String layout,
        Stream stream,
        boolean normalize,
        Optional<String> centre,
        boolean align,
        double rotation,
        double mirror,
        double partDrop,
        double flip,
        int frames,
        int persons,
        Start start) {

    /** The two flavours of test-time sampling for clips shorter than T. */
    public enum Start {
        /** A random start, the same at every test (NTU). */
        RANDOM,
        /** Evenly spaced starts (2-D benchmarks). */
        FIXED
    }
}
