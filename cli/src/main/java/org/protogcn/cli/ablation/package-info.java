/**
 * Many trainings of one configuration: which variants there are, which runs they need, and child processes that do
 * these runs, so that one that crashes harms no other.
 */
package org.protogcn.cli.ablation;
