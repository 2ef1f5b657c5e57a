/**
 * Recognises actions with a model file and nothing else: {@link org.protogcn.runtime.Recognizer} for clips. It needs
 * {@code core} and ONNX Runtime; whoever embeds it never meets a training library.
 *
 * <p>A recogniser is immutable and may be shared by any number of threads. It holds native memory until it is closed.
 */
package org.protogcn.runtime;
