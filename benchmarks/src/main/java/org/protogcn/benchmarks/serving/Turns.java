package org.protogcn.benchmarks.serving;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.protogcn.benchmarks.Spread;

/** Times forms in turns, the reference form first, so that whatever else the machine does falls on all of them. */
record Turns(List<Form> forms, int rounds) {
    List<Serving.Timing> of(ServedClips clips) {
        List<Double> differences = differences(clips);
        List<List<Double>> millis =
                forms.stream().<List<Double>>map(form -> new ArrayList<>()).toList();
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < forms.size(); i++) {
                millis.get(i).add(millis(forms.get(i), clips) / clips.size());
            }
        }
        return IntStream.range(0, forms.size())
                .mapToObj(i -> timing(forms.get(i).name(), differences.get(i), millis.get(0), millis.get(i)))
                .toList();
    }

    private static double millis(Form form, ServedClips clips) {
        long start = System.nanoTime();
        form.scores(clips);
        return (System.nanoTime() - start) / 1e6;
    }

    private static Serving.Timing timing(String form, double difference, List<Double> reference, List<Double> own) {
        List<Double> ratios = IntStream.range(0, own.size())
                .mapToObj(round -> reference.get(round) / own.get(round))
                .toList();
        return new Serving.Timing(form, difference, own, Spread.of(own), Spread.of(ratios));
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
