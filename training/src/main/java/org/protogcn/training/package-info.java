/**
 * A run from clips to weights, and the use of the weights: {@link org.protogcn.training.TrainingRun} begins and resumes,
 * {@link org.protogcn.training.Model} opens what came of it, {@link org.protogcn.training.Recognizer} scores clips.
 *
 * <p>Equal configuration, clips, number of threads and machine give equal weights, bit for bit, however often the run
 * was stopped or killed and resumed. A checkpoint is there whole or not at all. A weights file describes its network
 * completely, so that no other file is needed to use it. Trainers, models and recognizers belong to one thread at a
 * time and hold native memory until they are closed.
 */
package org.protogcn.training;
