package org.protogcn.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.protogcn.io.DurableFile;

/**
 * An evaluation as files: {@code metrics.json}, {@code classes.csv}, {@code confusion.json}, {@code confusion.csv},
 * {@code confusion.png}, {@code scores.npz}, and {@code reliability.json} where scores are shares.
 */
public final class EvaluationReport {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

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
        DurableFile.write(folder.resolve("metrics.json"), JSON.writeValueAsString(metrics) + "\n");
        DurableFile.write(folder.resolve("classes.csv"), metrics.perClassCsv());
        DurableFile.write(folder.resolve("confusion.json"), JSON.writeValueAsString(toMap(confusion)) + "\n");
        DurableFile.write(folder.resolve("confusion.csv"), confusion.toCsv());
        ConfusionPicture.of(title, confusion).write(folder.resolve("confusion.png"));
        Optional<Reliability> reliability = Reliability.ifShares(scores);
        if (reliability.isPresent()) {
            DurableFile.write(folder.resolve("reliability.json"), JSON.writeValueAsString(reliability.get()) + "\n");
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
