/**
 * Clips and scores in the pickles of PYSKL and its kin, plain or as lists of skeletons still to be laid out. Nothing in a
 * pickle is executed, and what it announces is believed only as far as the file's size allows. The list of Kinetics stays
 * in memory (ids, labels and frame numbers), the keypoints of a few clips at a time.
 */
package org.protogcn.format.pyskl;
