package org.protogcn.benchmarks.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.testing.RepositoryAsHome;
import org.protogcn.training.tensor.LibTorch;
import picocli.CommandLine;

/** The report's structure; never its timings. */
@ExtendWith(RepositoryAsHome.class)
class EvaluationBenchTest {
    @TempDir
    private Path folder;

    @Test
    void report_hasARowForEachBatch_inBothNumbers() {
        LibTorch.load(1);
        List<String> progress = new ArrayList<>();
        EvaluationPlan plan = new EvaluationPlan(8, 3, 2, List.of(2, 4), 1);
        EvaluationReport report = new EvaluationBench(plan, progress::add).run(folder.resolve("clips"));
        assertEquals(
                List.of(2, 4, 2, 4),
                report.evaluations().stream().map(Evaluation::batch).toList());
        assertEquals(4, progress.size());
        String text = report.text();
        assertEquals(2, text.lines().filter(line -> line.startsWith("bf16 ")).count(), text);
        assertTrue(text.contains("3 recordings"), text);
    }

    @Test
    void rateAndHours_followFromTheMedian() {
        Evaluation found = Evaluation.of(false, 10, 20, List.of(40.0, 60.0, 50.0), List.of(40.0, 40.0, 40.0), 2, 80);
        assertEquals(2.5, found.millis().median());
        assertEquals(1.25, found.ratio().median());
        assertEquals(40, found.rate(), 1e-9);
        assertEquals(0.5, found.reached(), 1e-9);
        assertEquals(2.5, found.hours(3_600_000), 1e-9);
    }

    @Test
    void batchesThatHoldNoRecording_areRefused() {
        StringWriter err = new StringWriter();
        int code = new CommandLine(new EvaluationCommand())
                .setErr(new PrintWriter(err, true))
                .execute("--quick", "--batch", "4");
        assertEquals(2, code);
        assertTrue(err.toString().startsWith("--batch must be 10 or more, got 4"), err::toString);
    }
}
