/** What evaluating costs beyond the forward passes of the network: reading, preparing and scoring clips. */
package org.protogcn.benchmarks.evaluation;
