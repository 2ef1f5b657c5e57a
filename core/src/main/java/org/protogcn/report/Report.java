package org.protogcn.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.protogcn.InvalidInputException;
import org.protogcn.evaluation.ConfusionMatrix;
import org.protogcn.evaluation.ConfusionPicture;
import org.protogcn.evaluation.Reliability;
import org.protogcn.io.DurableFile;
import org.protogcn.io.Reason;
import org.protogcn.picture.HeatMap;
import org.protogcn.picture.HeatMapPicture;
import org.protogcn.picture.Picture;

/** Results to look at. */
public final class Report {
    /** The largest page. */
    public static final int MOST_BYTES = 5_000_000;

    private Report() {}

    /**
     * The page as HTML.
     *
     * @throws InvalidInputException if even without clips it would be too large, or the store's clips cannot be read
     */
    public static String html(ReportContents contents) {
        return new ReportPage(contents, MOST_BYTES).html();
    }

    /**
     * Writes the page; the file appears whole or not at all.
     *
     * @throws InvalidInputException if it cannot be written, or the store's clips cannot be read
     */
    public static void write(Path file, ReportContents contents) {
        try {
            DurableFile.write(file, html(contents));
        } catch (IOException e) {
            throw new InvalidInputException("cannot write the report " + file + ": " + Reason.of(e), e);
        }
    }

    /**
     * The pictures of a report by their names: {@code confusion} and {@code classes}; {@code losses} and {@code accuracy} of a
     * run; {@code calibration} where scores are shares; one of each group of topologies, as {@code topologies-1-a-0-block-10}.
     */
    public static Map<String, Picture> figures(ReportContents contents) {
        Map<String, Picture> figures = new LinkedHashMap<>();
        ConfusionMatrix confusion = ConfusionMatrix.of(contents.scores());
        figures.put("confusion", ConfusionPicture.of(contents.title(), confusion));
        figures.put("classes", ClassChart.of(confusion));
        contents.run()
                .map(run -> run.curves().thinned(TrainingCharts.MOST_EPOCHS))
                .ifPresent(curves -> {
                    TrainingCharts.losses(curves).ifPresent(picture -> figures.put("losses", picture));
                    TrainingCharts.accuracies(curves).ifPresent(picture -> figures.put("accuracy", picture));
                });
        Reliability.ifShares(contents.scores())
                .ifPresent(reliability -> figures.put("calibration", ReliabilityChart.of(reliability)));
        figures.putAll(topologies(contents.topologies()));
        return figures;
    }

    /** A picture for each group. */
    private static Map<String, Picture> topologies(List<NamedMatrix> matrices) {
        Map<List<Object>, List<NamedMatrix>> groups = matrices.stream()
                .collect(Collectors.groupingBy(
                        matrix -> List.of(matrix.group(), matrix.labels()), LinkedHashMap::new, Collectors.toList()));
        Map<String, Picture> pictures = new LinkedHashMap<>();
        for (List<NamedMatrix> group : groups.values()) {
            String title = group.get(0).group();
            String name = title.replaceAll("[^\\p{L}\\p{N}]+", "-").toLowerCase(Locale.ROOT);
            List<HeatMap> maps = group.stream().map(NamedMatrix::heatMap).toList();
            pictures.put(
                    "topologies-" + (pictures.size() + 1) + "-" + name,
                    HeatMapPicture.eachByItself(title, List.of(maps)));
        }
        return pictures;
    }

    /**
     * Writes every picture as SVG and as PNG.
     *
     * @param folder made where there is none
     * @throws InvalidInputException if they cannot be written
     */
    public static void writeFigures(Path folder, ReportContents contents) {
        figures(contents)
                .forEach((name, picture) ->
                        Picture.ENDINGS.forEach(ending -> picture.write(folder.resolve(name + "." + ending))));
    }
}
