/**
 * How fast clips become network input: our preparation against the same steps in NumPy ({@code benchmarks/loading.py}),
 * and what share of its time a training waits for clips.
 */
package org.protogcn.benchmarks.loading;
