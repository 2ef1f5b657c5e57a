package org.protogcn.evaluation.ablation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.protogcn.evaluation.Csv;
import org.protogcn.evaluation.ablation.AblationTable.Accuracy;
import org.protogcn.evaluation.ablation.AblationTable.Outcome;
import org.protogcn.evaluation.ablation.AblationTable.Row;
import org.protogcn.io.DurableFile;
import org.protogcn.io.JsonFile;
import org.protogcn.picture.Picture;

/**
 * A table as files: {@code NAME.json} with means, spreads and every training, {@code NAME.csv} with a line per training,
 * {@code NAME.svg} and {@code NAME.png} with the figure.
 */
public final class AblationReport {
    private AblationReport() {}

    /** Writes all files, replacing earlier ones. */
    public static void write(Path folder, String name, AblationTable table) throws IOException {
        JsonFile.write(folder.resolve(name + ".json"), toMap(table));
        DurableFile.write(folder.resolve(name + ".csv"), csv(table));
        for (String ending : Picture.ENDINGS) {
            AblationFigure.of(table).write(folder.resolve(name + "." + ending));
        }
    }

    /** The table as maps, lists and numbers; for JSON. Figures that do not exist are null. */
    public static Map<String, Object> toMap(AblationTable table) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("title", table.title());
        map.put("split", table.split());
        map.put("rows", table.rows().stream().map(row -> toMap(table, row)).toList());
        return map;
    }

    private static Map<String, Object> toMap(AblationTable table, Row row) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("label", row.label());
        map.put("settings", row.settings());
        map.put("planned", row.planned());
        map.put("last", toMap(row.last()));
        map.put("best", toMap(row.best()));
        map.put("gain", numberOrNull(table.gain(row)));
        map.put("same_as", row.sameAs().isEmpty() ? null : row.sameAs());
        map.put("runs", row.outcomes());
        return map;
    }

    private static Map<String, Object> toMap(Spread spread) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("mean", numberOrNull(spread.mean()));
        map.put("deviation", numberOrNull(spread.deviation()));
        return map;
    }

    private static Double numberOrNull(double value) {
        return Double.isNaN(value) ? null : value;
    }

    private static String csv(AblationTable table) {
        StringBuilder csv = new StringBuilder(
                "variant,seed,run,last_top1,last_top5,last_mean_class," + "best_top1,best_top5,best_mean_class\n");
        for (Row row : table.rows()) {
            row.outcomes().forEach(outcome -> csv.append(line(row, outcome)).append('\n'));
        }
        return csv.toString();
    }

    private static String line(Row row, Outcome outcome) {
        List<String> fields = new ArrayList<>(List.of(row.label(), Long.toString(outcome.seed()), outcome.run()));
        for (Accuracy accuracy : List.of(outcome.last(), outcome.best())) {
            fields.add(Double.toString(accuracy.top1()));
            fields.add(Double.toString(accuracy.top5()));
            fields.add(Double.toString(accuracy.meanClass()));
        }
        return Csv.line(fields);
    }
}
