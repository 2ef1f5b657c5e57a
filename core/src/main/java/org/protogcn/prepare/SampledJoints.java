package org.protogcn.prepare;

/**
 * Normalised joints of sampled frames, from which every stream can be found.
 *
 * @param joints {@code [clips,M,T,V,3]}
 * @param next {@code [clips,M,T,V,3]} what follows each of those frames: their difference is the motion, which ends with
 *     zero
 * @param half whether the clip is stored in FLOAT16, in which its differences are then rounded
 */
public record SampledJoints(float[] joints, float[] next, boolean half) {}
