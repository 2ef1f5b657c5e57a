package org.protogcn.prepare;

import java.nio.FloatBuffer;
import org.protogcn.random.Draws;
import org.protogcn.skeleton.Clip;

/** The order in which the steps of a recipe act. Clips have been checked. */
interface Pipeline {
    /** Writes {@code [clips,M,T,V,3]}. */
    void test(Clip clip, int clips, FloatBuffer target);

    /** Writes {@code [M,T,V,3]}. */
    void training(Clip clip, Draws draws, FloatBuffer target);
}
