package org.protogcn.model;

import org.protogcn.InvalidInputException;

/**
 * How far a model's scores can be trusted, measured on clips it has not learnt from.
 *
 * @param temperature what the logarithms of scores are divided by so that a score of 0.8 is right in 80 of 100 cases
 * @param threshold the calibrated score below which an answer is withheld; 0 never withholds, above 1 always
 * @param falseAlarmRate the share of wrong answers let through that the threshold was chosen for
 */
public record Calibration(double temperature, double threshold, double falseAlarmRate) {
    public Calibration {
        boolean valid = temperature > 0
                && temperature < 1e6
                && threshold >= 0
                && threshold <= 2
                && falseAlarmRate >= 0
                && falseAlarmRate <= 1;
        if (!valid) {
            throw new InvalidInputException("a calibration of temperature " + temperature + ", threshold " + threshold
                    + " and false-alarm rate " + falseAlarmRate + " makes no sense; calibrate the model again");
        }
    }

    /** Scores that sum to 1, made as confident as they are right. The order of classes stays. */
    public double[] apply(double[] scores) {
        double[] calibrated = new double[scores.length];
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < scores.length; i++) {
            calibrated[i] = Math.log(Math.max(scores[i], Double.MIN_NORMAL)) / temperature;
            highest = Math.max(highest, calibrated[i]);
        }
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            calibrated[i] = Math.exp(calibrated[i] - highest);
            sum += calibrated[i];
        }
        for (int i = 0; i < scores.length; i++) {
            calibrated[i] /= sum;
        }
        return calibrated;
    }
}
