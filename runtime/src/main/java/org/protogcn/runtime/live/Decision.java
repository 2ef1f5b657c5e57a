package org.protogcn.runtime.live;

import org.protogcn.runtime.Prediction;

/**
 * What a person's last frames show.
 *
 * @param source of the frames
 * @param person there
 * @param first number of the first frame looked at
 * @param last number of the last one
 * @param prediction of these frames alone, as an offline recogniser would make it
 */
public record Decision(String source, long person, long first, long last, Prediction prediction) {}
