/** libtorch's tensors: their lifetime, their devices, and the way to and from arrays. */
package org.protogcn.training.tensor;
