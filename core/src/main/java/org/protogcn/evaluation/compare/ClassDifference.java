package org.protogcn.evaluation.compare;

/**
 * How two networks fare on one class.
 *
 * @param label of the class
 * @param name of the class
 * @param clips of it
 * @param baseline fraction of them that the baseline recognises
 * @param other fraction of them that the other recognises
 */
public record ClassDifference(int label, String name, int clips, double baseline, double other) {
    /** What the other gains. */
    public double difference() {
        return other - baseline;
    }
}
