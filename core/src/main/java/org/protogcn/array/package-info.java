/**
 * Arrays as files hold them: typed, shaped, little-endian, with NumPy's {@code .npy} form. An array has at most 2³¹ − 1
 * bytes; what a file announces is held against its size before memory is taken.
 */
package org.protogcn.array;
