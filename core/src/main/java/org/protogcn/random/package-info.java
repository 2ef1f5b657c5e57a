/**
 * Where chance comes from. {@link org.protogcn.random.Draws} serves training and the making of data: every draw is a
 * function of the seed and of what it is for, never of the order in which threads ask. {@link
 * org.protogcn.random.LegacyRandom} repeats NumPy's legacy generator bit for bit, because published test scores depend on
 * the frames it chose.
 */
package org.protogcn.random;
