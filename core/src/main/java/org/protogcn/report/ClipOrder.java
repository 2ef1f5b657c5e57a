package org.protogcn.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.protogcn.evaluation.Scores;

/**
 * In which order clips get a place on the page while there is room: first one of every mistake that was made, the most
 * frequent mistakes before the others, then a rightly recognised one of every class, then the second of each, and so on.
 * Of the clips of a cell the most confident stand first.
 *
 * @param essential how many at the beginning of {@code clips} are the first of their cell
 * @param clips places in the scores, of all clips
 */
record ClipOrder(int essential, List<Integer> clips) {
    /** A cell of the confusion matrix. */
    private record Cell(int truth, int prediction) {
        boolean isMistake() {
            return truth != prediction;
        }
    }

    static ClipOrder of(Scores scores) {
        List<List<Integer>> cells = cells(scores);
        List<Integer> order = new ArrayList<>();
        for (int round = 0; order.size() < scores.clips(); round++) {
            for (List<Integer> cell : cells) {
                if (round < cell.size()) {
                    order.add(cell.get(round));
                }
            }
        }
        return new ClipOrder(cells.size(), List.copyOf(order));
    }

    /** Mistakes first, the most frequent at the front. */
    private static List<List<Integer>> cells(Scores scores) {
        Map<Cell, List<Integer>> cells = new LinkedHashMap<>();
        for (int clip = 0; clip < scores.clips(); clip++) {
            Cell cell = new Cell(scores.label(clip), scores.prediction(clip));
            cells.computeIfAbsent(cell, absent -> new ArrayList<>()).add(clip);
        }
        Comparator<Integer> byConfidence =
                Comparator.comparingDouble(clip -> -scores.score(clip, scores.prediction(clip)));
        cells.values().forEach(clips -> clips.sort(byConfidence));
        Comparator<Map.Entry<Cell, List<Integer>>> mistakesFirst =
                Comparator.comparing(entry -> !entry.getKey().isMistake());
        return cells.entrySet().stream()
                .sorted(mistakesFirst.thenComparing(entry -> -entry.getValue().size()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
