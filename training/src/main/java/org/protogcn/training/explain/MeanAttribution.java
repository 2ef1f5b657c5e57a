package org.protogcn.training.explain;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What the decision for a class rests on: the mean over clips that the network recognises. What speaks for another class
 * in a clip that is taken for it says nothing of this one.
 *
 * @param clips how many these are, two at least
 * @param mean of every number; its clip is the class
 */
public record MeanAttribution(int clips, Attribution mean) {
    /**
     * The mean over those of a subject's attributions that are of recognised clips.
     *
     * @param title of the subject
     * @param attributions of clips of one class
     * @return empty where the network recognises fewer than two
     */
    static Optional<MeanAttribution> of(String title, List<Attribution> attributions) {
        List<Attribution> recognised =
                attributions.stream().filter(Attribution::recognised).toList();
        return recognised.size() < 2
                ? Optional.empty()
                : Optional.of(new MeanAttribution(recognised.size(), mean(title, recognised)));
    }

    private static Attribution mean(String title, List<Attribution> all) {
        int label = all.get(0).label();
        return new Attribution(
                title,
                label,
                label,
                number(all, Attribution::logOdds),
                number(all, Attribution::ground),
                evidence(all, Attribution::joints),
                evidence(all, Attribution::windows),
                evidence(all, Attribution::persons),
                map(all));
    }

    private static double number(List<Attribution> all, ToDoubleFunction<Attribution> part) {
        return all.stream().mapToDouble(part).average().orElseThrow();
    }

    private static Evidence evidence(List<Attribution> all, Function<Attribution, Evidence> part) {
        return new Evidence(
                numbers(all, part.andThen(Evidence::gradient)),
                numbers(all, part.andThen(Evidence::hidden)),
                numbers(all, part.andThen(Evidence::alone)));
    }

    private static double[][] map(List<Attribution> all) {
        double[][] map = new double[all.get(0).map().length][];
        for (int t = 0; t < map.length; t++) {
            int frame = t;
            map[t] = numbers(all, attribution -> attribution.map()[frame]);
        }
        return map;
    }

    private static double[] numbers(List<Attribution> all, Function<Attribution, double[]> part) {
        double[] sum = new double[part.apply(all.get(0)).length];
        all.forEach(attribution -> Topologies.add(part.apply(attribution), sum));
        return Topologies.times(1.0 / all.size(), sum);
    }
}
