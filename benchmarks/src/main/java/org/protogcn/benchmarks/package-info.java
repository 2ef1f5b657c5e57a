/** How fast the network that runs is, beside the network as the paper writes it; the two have to agree first. */
package org.protogcn.benchmarks;
