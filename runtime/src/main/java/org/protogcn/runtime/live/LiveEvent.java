package org.protogcn.runtime.live;

/**
 * The start or end of an action.
 *
 * @param kind which of both
 * @param source of the frames
 * @param person there
 * @param frame at which it was noticed
 * @param label number of the class
 * @param action its name
 * @param confidence the smoothed score: at the start what began it, at the end the highest it reached
 */
public record LiveEvent(
        Kind kind, String source, long person, long frame, int label, String action, double confidence) {
    /** Which end of an action. */
    public enum Kind {
        START,
        END
    }
}
