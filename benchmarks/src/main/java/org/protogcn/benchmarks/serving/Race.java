package org.protogcn.benchmarks.serving;

import java.util.List;
import java.util.stream.IntStream;
import org.protogcn.benchmarks.Spread;
import org.protogcn.benchmarks.Turns;

/** Times forms in turns, the reference form first, so that whatever else the machine does falls on all of them. */
record Race(List<Form> forms, int rounds) {
    List<Serving.Timing> of(ServedClips clips) {
        List<Double> differences = differences(clips);
        List<List<Double>> millis = new Turns(rounds, Double.MAX_VALUE)
                .time(forms, form -> form.scores(clips)).stream()
                        .map(times -> times.stream().map(m -> m / clips.size()).toList())
                        .toList();
        return IntStream.range(0, forms.size())
                .mapToObj(i -> timing(forms.get(i).name(), differences.get(i), millis.get(0), millis.get(i)))
                .toList();
    }

    private static Serving.Timing timing(String form, double difference, List<Double> reference, List<Double> own) {
        return new Serving.Timing(form, difference, own, Spread.of(own), Spread.ofRatios(reference, own));
    }

    /** This is the first, untimed round as well. */
    private List<Double> differences(ServedClips clips) {
        double[][] expected = forms.get(0).scores(clips);
        return forms.stream()
                .map(form -> difference(expected, form.scores(clips)))
                .toList();
    }

    /** The largest difference, over the largest score. */
    static double difference(double[][] expected, double[][] actual) {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            for (int k = 0; k < expected[i].length; k++) {
                largest = Math.max(largest, expected[i][k]);
                difference = Math.max(difference, Math.abs(expected[i][k] - actual[i][k]));
            }
        }
        return difference / largest;
    }
}
