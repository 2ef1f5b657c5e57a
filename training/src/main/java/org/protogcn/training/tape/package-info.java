/**
 * The way back through a network: operations write down how gradients pass through them, and the tape runs that in
 * reverse, releasing memory as it goes.
 */
package org.protogcn.training.tape;
