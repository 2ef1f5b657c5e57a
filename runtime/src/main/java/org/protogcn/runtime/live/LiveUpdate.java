package org.protogcn.runtime.live;

import java.util.List;

/**
 * What a frame has brought.
 *
 * @param decisions on everybody who was due
 * @param events in the order in which they happened
 */
public record LiveUpdate(List<Decision> decisions, List<LiveEvent> events) {}
