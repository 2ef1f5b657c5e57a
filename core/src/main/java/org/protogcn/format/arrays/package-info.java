/**
 * Poses in arrays of numbers: NumPy's {@code .npy} and {@code .npz}, of one clip or of a whole dataset. Which axis is
 * which follows from their number or is said by the user. Clips are read one by one, from the file, however large it is; a
 * clip has at most 2²⁵ numbers, and what is compressed may not grow more than 200 times.
 */
package org.protogcn.format.arrays;
