package org.protogcn.prepare;

import org.protogcn.skeleton.Clip;

/**
 * Turns a clip into network input. Called by several threads at once; what it draws must depend on {@code index} alone,
 * see {@link org.protogcn.random.Draws#forClip}. All its results have the same length.
 */
@FunctionalInterface
public interface ClipPreparation {
    /**
     * Prepares one clip.
     *
     * @param index the clip's number in its source
     */
    float[] prepare(Clip clip, int index);
}
