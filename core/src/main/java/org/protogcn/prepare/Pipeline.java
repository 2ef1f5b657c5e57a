package org.protogcn.prepare;

import org.protogcn.random.Draws;
import org.protogcn.skeleton.Clip;

/** The order in which the steps of a recipe act. Clips have been checked. */
interface Pipeline {
    /** {@code [clips,M,T,V,3]}. */
    float[] test(Clip clip, int clips);

    /** The joints of the same frames as {@link #test} takes, before they become a stream. */
    SampledJoints joints(Clip clip, int clips);

    /** {@code [M,T,V,3]}. */
    float[] training(Clip clip, Draws draws);
}
