/** Arrays as files hold them: typed, shaped, little-endian, with NumPy's {@code .npy} form. */
package org.protogcn.array;
