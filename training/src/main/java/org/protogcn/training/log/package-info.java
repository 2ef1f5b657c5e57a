/**
 * What a run writes down while it trains: figures as JSON lines, and the same as TensorBoard events. Both survive a crash
 * up to the last record, and both can be resumed at a step.
 */
package org.protogcn.training.log;
