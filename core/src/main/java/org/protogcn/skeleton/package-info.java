/** The nouns of the field: clip, keypoints, joint layout, stream. */
package org.protogcn.skeleton;
