package org.protogcn.benchmarks;

import org.protogcn.training.network.NetworkConfiguration;

/**
 * The extents of the network and of a clip.
 *
 * @param persons M
 * @param frames T
 * @param joints V
 */
public record Sizes(int classes, int width, int prototypes, int persons, int frames, int joints) {
    /** NTU RGB+D 120, joint stream. */
    public static final Sizes NTU_120 = new Sizes(120, 96, 400, 2, 100, 25);

    public static final Sizes SMALL = new Sizes(12, 16, 40, 2, 32, 25);

    /** @param prototypeDropout the only dropout of the network that is not 0 by default */
    public NetworkConfiguration network(double prototypeDropout) {
        return new NetworkConfiguration(
                classes,
                width,
                prototypes,
                NetworkConfiguration.InputNorm.VC,
                true,
                true,
                true,
                0,
                0,
                prototypeDropout);
    }
}
