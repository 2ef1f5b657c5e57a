/**
 * What several trainings of several variants of one network came to: mean and spread over the seeds as a table, as files
 * and as a figure. Accuracies are fractions from 0 to 1 here, and per cent on paper.
 */
package org.protogcn.evaluation.ablation;
