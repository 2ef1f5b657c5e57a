/** The losses a network is trained by, and the state they keep. */
package org.protogcn.training.loss;
