package org.protogcn.training.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.protogcn.evaluation.Csv;
import org.protogcn.io.DurableFile;
import org.protogcn.picture.HeatMap;
import org.protogcn.picture.HeatMapPicture;
import org.protogcn.training.explain.PrototypeReport.Prototype;

/** What the prototypes of a network are used for. */
final class PrototypeFiles {
    /** So many of the most used are drawn. */
    private static final int DRAWN = 8;

    private static final int ABREAST = 4;

    private final Explanation explanation;
    private final PrototypeReport report;

    PrototypeFiles(Explanation explanation, PrototypeReport report) {
        this.explanation = explanation;
        this.report = report;
    }

    void write(Path folder) throws IOException {
        List<String> numbers = report.prototypes().stream()
                .map(prototype -> Integer.toString(prototype.number()))
                .toList();
        HeatMap responses = new HeatMap("responses, 1 is even", report.groups(), numbers, report.responses(), false);
        MatrixFiles.tabulate(folder, "responses", responses);
        HeatMap compared = compared(numbers);
        MatrixFiles.tabulate(folder, "responses-compared", compared);
        MatrixFiles.draw(
                folder,
                "responses-compared",
                HeatMapPicture.of("Which prototypes fire for which class", List.of(List.of(compared))));
        DurableFile.write(folder.resolve("prototypes.csv"), table());
        decoded(folder);
    }

    /** Of each row to all, less 1; with a single row, to the even share. */
    private HeatMap compared(List<String> numbers) {
        boolean alone = report.groups().size() == 1;
        double[][] values = new double[report.groups().size()][numbers.size()];
        for (int group = 0; group < values.length; group++) {
            for (Prototype prototype : report.prototypes()) {
                double all = alone ? 1 : Math.max(1e-12, prototype.share());
                values[group][prototype.number()] = report.responses()[group][prototype.number()] / all - 1;
            }
        }
        String title = "mean response to that of all clips, less 1";
        return new HeatMap(
                alone ? "mean response to the even share, less 1" : title, report.groups(), numbers, values, true);
    }

    private String table() {
        StringBuilder text = new StringBuilder("prototype,share,unused,never_first,duplicate_of,nearest,clips,pairs\n");
        for (Prototype prototype : report.prototypes()) {
            text.append(Csv.line(List.of(
                            Integer.toString(prototype.number()),
                            String.format(Locale.ROOT, "%.4f", prototype.share()),
                            Boolean.toString(report.unused().contains(prototype.number())),
                            Boolean.toString(report.neverFirst().contains(prototype.number())),
                            duplicateOf(prototype.number()),
                            prototype.nearest().stream()
                                    .map(near -> near.group() + String.format(Locale.ROOT, " %.3f", near.ratio()))
                                    .collect(Collectors.joining("; ")),
                            prototype.clips().stream()
                                    .map(clip -> clip.clip() + String.format(Locale.ROOT, " %.3f", clip.response()))
                                    .collect(Collectors.joining("; ")),
                            prototype.pairs().stream()
                                    .map(pair -> pair.from() + " to " + pair.to()
                                            + String.format(Locale.ROOT, " %.3f", pair.response()))
                                    .collect(Collectors.joining("; ")))))
                    .append('\n');
        }
        return text.toString();
    }

    private String duplicateOf(int prototype) {
        return report.duplicated().stream()
                .filter(duplicate -> duplicate.prototype() == prototype)
                .map(duplicate -> Integer.toString(duplicate.of()))
                .findFirst()
                .orElse("");
    }

    private void decoded(Path folder) throws IOException {
        List<HeatMap> maps = report.prototypes().stream()
                .sorted(Comparator.comparingDouble(Prototype::share).reversed())
                .limit(DRAWN)
                .map(prototype -> HeatMap.ofJoints(
                        String.format(Locale.ROOT, "%d, %.2f of even", prototype.number(), prototype.share()),
                        explanation.layout(),
                        prototype.decoded()))
                .toList();
        for (HeatMap map : maps) {
            MatrixFiles.tabulate(folder, "decoded-" + map.title().split(",", 2)[0], map);
        }
        List<List<HeatMap>> grid = List.of(
                maps.subList(0, Math.min(ABREAST, maps.size())),
                maps.subList(Math.min(ABREAST, maps.size()), maps.size()));
        MatrixFiles.draw(
                folder,
                "decoded",
                HeatMapPicture.eachByItself(
                        "What the most used prototypes decode to: blue strengthens a relation, orange weakens it",
                        grid.stream().filter(row -> !row.isEmpty()).toList()));
    }
}
