/**
 * Clips of one layout as clips of another: each joint of the target is a joint of the source, the mean of several, or, if
 * that is allowed, missing. Mappings are data: files of joint names, built in for common pairs, the user's own, or
 * derived from the names. Arithmetic is done in double and rounded once to the type of the clip.
 */
package org.protogcn.remap;
