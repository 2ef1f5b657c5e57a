package org.protogcn.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.protogcn.InvalidInputException;
import org.protogcn.model.Calibration;

/**
 * Finds how far scores can be trusted, from clips that the network has not learnt from.
 *
 * @param calibration what was found
 * @param before how reliable the scores were
 * @param after how reliable they are once calibrated, on the same clips
 * @param answered the fraction of the clips whose calibrated score reaches the threshold
 * @param wrong the fraction of all clips that are answered, and wrongly
 */
public record CalibrationFit(
        Calibration calibration, Reliability before, Reliability after, double answered, double wrong) {
    private static final double COLDEST = 0.01;
    private static final double HOTTEST = 100;
    private static final int STEPS = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /**
     * Fits a temperature by likelihood, then chooses the lowest threshold that keeps wrong answers to the stated rate.
     *
     * @param scores of clips with known labels; each row of scores has a positive sum
     * @param falseAlarmRate wrong answers as a fraction of all clips, 0 to 1
     * @throws InvalidInputException if there are no clips, or the rate is none
     */
    public static CalibrationFit of(Scores scores, double falseAlarmRate) {
        if (scores.clips() == 0) {
            throw new InvalidInputException("there are no clips to calibrate with; evaluate a split that has some");
        }
        if (!(falseAlarmRate >= 0 && falseAlarmRate <= 1)) {
            throw new InvalidInputException(
                    "a false-alarm rate of " + falseAlarmRate + " makes no sense; give one between 0 and 1");
        }
        double temperature = temperature(scores);
        Scores calibrated = calibrated(scores, new Calibration(temperature, 0, 1));
        double threshold = threshold(calibrated, falseAlarmRate);
        return new CalibrationFit(
                new Calibration(temperature, threshold, falseAlarmRate),
                Reliability.of(scores),
                Reliability.of(calibrated),
                share(calibrated, threshold, false),
                share(calibrated, threshold, true));
    }

    /** Golden-section search on the logarithm: the likelihood has one peak. */
    private static double temperature(Scores scores) {
        double low = Math.log(COLDEST);
        double high = Math.log(HOTTEST);
        for (int i = 0; i < STEPS; i++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (surprise(scores, Math.exp(left)) < surprise(scores, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /** The mean negative logarithm of the score of the true class. */
    private static double surprise(Scores scores, double temperature) {
        Calibration calibration = new Calibration(temperature, 0, 1);
        return IntStream.range(0, scores.clips())
                .mapToDouble(
                        i -> -Math.log(Math.max(calibration.apply(row(scores, i))[scores.label(i)], Double.MIN_NORMAL)))
                .average()
                .orElseThrow();
    }

    private static double[] row(Scores scores, int clip) {
        return IntStream.range(0, scores.classes())
                .mapToDouble(k -> scores.score(clip, k))
                .toArray();
    }

    private static Scores calibrated(Scores scores, Calibration calibration) {
        double[] values = IntStream.range(0, scores.clips())
                .mapToObj(i -> calibration.apply(row(scores, i)))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        return new Scores(scores.ids(), scores.labels(), scores.classNames(), values);
    }

    /** The score of the least certain clip that may still be answered. */
    private static double threshold(Scores scores, double falseAlarmRate) {
        Integer[] byScore = IntStream.range(0, scores.clips())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> best(scores, i))
                        .reversed())
                .toArray(Integer[]::new);
        int allowed = (int) Math.floor(falseAlarmRate * scores.clips() + 1e-9);
        int wrong = 0;
        for (Integer clip : byScore) {
            wrong += isRight(scores, clip) ? 0 : 1;
            if (wrong > allowed) {
                return Math.nextUp(best(scores, clip));
            }
        }
        return 0;
    }

    private static double best(Scores scores, int clip) {
        return scores.score(clip, scores.prediction(clip));
    }

    private static boolean isRight(Scores scores, int clip) {
        return scores.prediction(clip) == scores.label(clip);
    }

    private static double share(Scores scores, double threshold, boolean onlyWrong) {
        return IntStream.range(0, scores.clips())
                        .filter(i -> best(scores, i) >= threshold && !(onlyWrong && isRight(scores, i)))
                        .count()
                / (double) scores.clips();
    }
}
