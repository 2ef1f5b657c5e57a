/**
 * Live recognition as a camera would see it: are its decisions those of an offline recogniser, does it keep up, and does
 * it stay small?
 */
package org.protogcn.benchmarks.live;
