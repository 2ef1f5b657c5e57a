/** The optimiser and the learning rate of its steps. */
package org.protogcn.training.optimize;
