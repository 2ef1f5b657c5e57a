package org.protogcn.prepare;

import java.util.Arrays;

/**
 * One use of a clip.
 *
 * @param clip its number in its source
 * @param repetition how often this epoch has used the clip before; each use has draws of its own
 */
public record Visit(int clip, int repetition) {
    /** Each of these clips, once, in this order. */
    public static Visit[] once(int... clips) {
        return Arrays.stream(clips).mapToObj(clip -> new Visit(clip, 0)).toArray(Visit[]::new);
    }
}
