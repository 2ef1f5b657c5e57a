/**
 * Skeleton clips made by calculation, for trying everything without any data: people of different build do everyday
 * actions before a camera.
 *
 * <p>Three frames of reference: a hand's is its own side of the chest (x outward, y up, z forward), in units of the body's
 * height, so that one description serves both hands and every build; a body's is x to its left, y up, z forward, metres;
 * the camera's is the Kinect's, x to the sensor's left, y up, z away from it, metres. Only exactly specified arithmetic is
 * used, so a seed gives the same bytes on every machine.
 */
package org.protogcn.synthetic;
