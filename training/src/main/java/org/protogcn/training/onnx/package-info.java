/**
 * The network as an ONNX graph for recognition: the same numbers with fewer operations. Every batch norm is folded into
 * the convolution before it, or into one after it where there is none before.
 */
package org.protogcn.training.onnx;
