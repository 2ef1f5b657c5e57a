/**
 * What a network's scores are worth: scores by clip id and their files, metrics, confusion, ensembles.
 *
 * <p>Conventions: scores are {@code [clips,classes]}, softmax averaged over a clip's test clips; a confusion matrix has
 * the truth in its rows and the prediction in its columns; accuracies are fractions from 0 to 1. The best class of equal
 * scores is the one NumPy's functions give: the lowest for the prediction, the highest for top-k, as in the tools whose
 * figures the field publishes.
 */
package org.protogcn.evaluation;
