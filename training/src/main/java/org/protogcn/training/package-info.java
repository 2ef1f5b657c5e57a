/** Runs of training: what decides one, what it leaves behind, how it goes on after a break, and the use of its outcome. */
package org.protogcn.training;
