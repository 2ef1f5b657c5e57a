/**
 * How fast a clip is recognised: the network as the paper writes it, ours in libtorch, a plain export to ONNX, and model
 * files in single precision and in eight bits. All of them must give the same scores before any is timed.
 */
package org.protogcn.benchmarks.serving;
