/**
 * Why a network decides as it does: the topologies of its blocks, the prototypes that its last one is put together from,
 * and the joints, frames and persons that a decision rests on. Clips stream through, so that memory depends on the numbers
 * of classes, joints and prototypes, not on that of clips.
 *
 * <p>A topology says at {@code [u][v]} how much joint {@code u} gives to joint {@code v}.
 */
package org.protogcn.training.explain;
