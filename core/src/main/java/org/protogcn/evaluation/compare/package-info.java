/**
 * Two networks on the same clips: which classes they differ in, how that depends on how hard a class is, which classes
 * they mix up, and whether all of this is more than chance. Accuracies are fractions from 0 to 1; differences are those
 * of the other network over the baseline.
 */
package org.protogcn.evaluation.compare;
