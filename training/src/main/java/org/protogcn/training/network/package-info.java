/** The network of the paper, in the order and letters of its equations. */
package org.protogcn.training.network;
