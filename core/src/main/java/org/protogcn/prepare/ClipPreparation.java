package org.protogcn.prepare;

import java.nio.FloatBuffer;
import org.protogcn.skeleton.Clip;

/**
 * Turns a clip into network input. Called by several threads at once; what it draws must depend on the visit alone, see
 * {@link org.protogcn.random.Draws#forClip}.
 */
public interface ClipPreparation {
    /** How many numbers every clip becomes. */
    int size();

    /**
     * Prepares one clip.
     *
     * @param target as many numbers as {@link #size}, all of which are to be written: it holds what was there before
     */
    void prepare(Clip clip, Visit visit, FloatBuffer target);
}
