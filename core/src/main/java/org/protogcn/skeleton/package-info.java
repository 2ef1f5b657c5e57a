/**
 * The nouns of the field: clip, keypoints, joint layout, stream. They are immutable by convention: nobody changes the
 * values of keypoints that were handed over. A layout file is at most 256 KiB and is checked whole before it is a layout.
 */
package org.protogcn.skeleton;
