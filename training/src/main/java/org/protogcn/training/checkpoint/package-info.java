/**
 * Weights in files: published PyTorch checkpoints ({@code .pth}) in, safetensors in and out. Pure Java: no libtorch is
 * loaded here, and nothing a file says is executed.
 */
package org.protogcn.training.checkpoint;
