/**
 * Motion capture in BVH: a skeleton with angles per frame, from which positions follow by forward kinematics. Files are
 * read word by word; in memory are the positions of one recording.
 */
package org.protogcn.format.motion;
