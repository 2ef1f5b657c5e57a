/**
 * Recognition of people while they move: frames go in one by one, decisions and events come out. The only clock is the
 * number of the frames, so the same frames yield the same events at any speed. Memory is bounded by
 * {@link org.protogcn.runtime.live.LiveOptions#people} windows, whatever comes in, and what it takes to follow people who
 * bear no number.
 */
package org.protogcn.runtime.live;
