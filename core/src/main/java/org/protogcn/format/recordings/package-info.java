/**
 * Datasets that keep one recording per file: MAT, JSON or text. Every file is read whole, up to 16 MiB, one at a time,
 * in the order of the names, so that equal folders give equal clips; what a file shows is said by its name or a list
 * beside it. Coordinates become float32.
 */
package org.protogcn.format.recordings;
