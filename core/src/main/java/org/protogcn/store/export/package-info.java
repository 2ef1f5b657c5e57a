/**
 * Stores as files that others read: PYSKL's annotation pickle and NumPy's {@code .npz}. Written clip by clip, all or
 * nothing; memory holds one clip, and for {@code .npz} the longest one's padded form.
 */
package org.protogcn.store.export;
