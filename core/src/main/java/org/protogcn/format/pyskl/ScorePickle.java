package org.protogcn.format.pyskl;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;
import org.protogcn.format.pickle.ItemSink;
import org.protogcn.format.pickle.PickleReader;
import org.protogcn.format.pickle.Python;

/** Result pickles of the original implementation: the scores of every test clip, without ids, in the order of the test. */
public final class ScorePickle {
    private ScorePickle() {}

    /**
     * Scores {@code [clip][class]}, from a list of arrays or from one array of two axes.
     *
     * @throws InvalidInputException if the pickle holds anything else or rows of different lengths
     */
    public static double[][] read(Path file) {
        Object root = PickleReader.read(file, ItemSink.NONE);
        double[][] scores = root instanceof NdArray table ? rows(table, file) : rows(root, file);
        for (int clip = 0; clip < scores.length; clip++) {
            if (scores[clip].length == 0 || scores[clip].length != scores[0].length) {
                throw new InvalidInputException(file + ": clip " + clip + " has " + scores[clip].length
                        + " scores, the first one " + scores[0].length);
            }
        }
        return scores;
    }

    private static double[][] rows(NdArray table, Path file) {
        if (table.rank() != 2) {
            throw new InvalidInputException(file + " holds an array of shape " + Arrays.toString(table.shape())
                    + "; clips and classes [N,K] are expected");
        }
        int classes = table.dimension(1);
        double[] values = table.toDoubles();
        double[][] rows = new double[table.dimension(0)][];
        for (int clip = 0; clip < rows.length; clip++) {
            rows[clip] = Arrays.copyOfRange(values, clip * classes, (clip + 1) * classes);
        }
        return rows;
    }

    private static double[][] rows(Object root, Path file) {
        if (!(root instanceof List<?> list) || list.isEmpty()) {
            throw new InvalidInputException(
                    file + " holds " + Python.describe(root) + "; a list of score arrays is expected");
        }
        double[][] rows = new double[list.size()][];
        for (int clip = 0; clip < rows.length; clip++) {
            rows[clip] = row(list.get(clip), file, clip);
        }
        return rows;
    }

    private static double[] row(Object value, Path file, int clip) {
        if (value instanceof NdArray array) {
            return array.toDoubles();
        } else if (value instanceof List<?> numbers && numbers.stream().allMatch(Number.class::isInstance)) {
            return numbers.stream()
                    .mapToDouble(number -> ((Number) number).doubleValue())
                    .toArray();
        }
        throw new InvalidInputException(
                file + ": clip " + clip + " has " + Python.describe(value) + " where an array of scores belongs");
    }
}
