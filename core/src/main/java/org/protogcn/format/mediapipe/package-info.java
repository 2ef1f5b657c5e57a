/**
 * Landmarks of MediaPipe as tutorials and demos store them: a NumPy vector of numbers per frame, or JSON. Positions are
 * x,y,z relative to the picture; the face is left out.
 */
package org.protogcn.format.mediapipe;
