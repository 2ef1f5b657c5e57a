/**
 * Knowing one's data: what is wrong with a clip store before an hour of training is lost on it, and what is wrong or
 * suspicious in a layout file. Clips are read once; memory is bounded by some figures per clip. Where the lines are
 * drawn, and why there, stands in {@code Thresholds}.
 */
package org.protogcn.inspect;
