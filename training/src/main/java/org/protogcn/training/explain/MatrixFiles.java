package org.protogcn.training.explain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.protogcn.evaluation.Csv;
import org.protogcn.io.DurableFile;
import org.protogcn.picture.HeatMap;
import org.protogcn.picture.Picture;

/** Pictures with the numbers behind them. */
final class MatrixFiles {
    private MatrixFiles() {}

    /** Writes {@code name.svg} and {@code name.png}. */
    static void draw(Path folder, String name, Picture picture) {
        picture.write(folder.resolve(name + ".svg"));
        picture.write(folder.resolve(name + ".png"));
    }

    /** Writes {@code name.csv}: names of columns in the first line, of rows in the first column. */
    static void tabulate(Path folder, String name, HeatMap map) throws IOException {
        List<String> head = new ArrayList<>(List.of(""));
        head.addAll(map.columns());
        StringBuilder text = new StringBuilder(Csv.line(head)).append('\n');
        for (int row = 0; row < map.rows().size(); row++) {
            List<String> line = new ArrayList<>(List.of(map.rows().get(row)));
            Arrays.stream(map.values()[row]).mapToObj(MatrixFiles::number).forEach(line::add);
            text.append(Csv.line(line)).append('\n');
        }
        DurableFile.write(folder.resolve(name + ".csv"), text.toString());
    }

    /** Networks calculate in float. */
    private static String number(double value) {
        return Float.toString((float) value);
    }
}
