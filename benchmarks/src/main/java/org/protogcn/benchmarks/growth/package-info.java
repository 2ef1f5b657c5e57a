/** How time and memory of the network grow with the size of what it is given. */
package org.protogcn.benchmarks.growth;
