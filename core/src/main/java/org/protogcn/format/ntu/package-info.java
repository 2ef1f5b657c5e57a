/**
 * NTU RGB+D as its authors publish it: one text of Kinect v2 skeletons per recording. Recordings are read by several
 * threads and handed over in the order of their names; memory holds a few of them. Every rule that leaves something out
 * is a {@link org.protogcn.format.ntu.Rule}, can be switched off and is counted.
 */
package org.protogcn.format.ntu;
