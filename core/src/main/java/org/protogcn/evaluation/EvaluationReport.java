package org.protogcn.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.protogcn.io.DurableFile;
import org.protogcn.io.JsonFile;

/**
 * An evaluation as files: {@code metrics.json}, {@code classes.csv}, {@code confusion.json}, {@code confusion.csv},
 * {@code confusion.png}, {@code scores.npz}, and {@code reliability.json} where scores are shares.
 */
public final class EvaluationReport {
    private EvaluationReport() {}

    /**
     * Writes all files, replacing earlier ones.
     *
     * @param title stands above the picture, e.g. {@code quickstart, unseen people}
     */
    public static void write(Path folder, String title, Scores scores) throws IOException {
        Metrics metrics = Metrics.of(scores);
        ConfusionMatrix confusion = ConfusionMatrix.of(scores);
        ScoreFile.write(folder.resolve("scores.npz"), scores);
        JsonFile.write(folder.resolve("metrics.json"), metrics);
        DurableFile.write(folder.resolve("classes.csv"), metrics.perClassCsv());
        JsonFile.write(folder.resolve("confusion.json"), toMap(confusion));
        DurableFile.write(folder.resolve("confusion.csv"), confusion.toCsv());
        ConfusionPicture.of(title, confusion).write(folder.resolve("confusion.png"));
        Optional<Reliability> reliability = Reliability.ifShares(scores);
        if (reliability.isPresent()) {
            JsonFile.write(folder.resolve("reliability.json"), reliability.get());
        }
    }

    private static Map<String, Object> toMap(ConfusionMatrix confusion) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rows", "truth");
        map.put("columns", "prediction");
        map.put("classes", confusion.classNames());
        map.put("counts", confusion.counts());
        return map;
    }
}
