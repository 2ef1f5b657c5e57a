package org.protogcn.benchmarks.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.skeleton.Stream;
import org.protogcn.testing.RepositoryAsHome;
import org.protogcn.training.tensor.LibTorch;

@ExtendWith(RepositoryAsHome.class)
class WaitingTest {
    @TempDir
    private Path folder;

    @Test
    void training_isMeasuredForAsManyStepsAsAsked() throws IOException {
        LibTorch.load(1);
        Workload workload = Workload.of("nw-ucla", Stream.J);
        Waiting waiting = Waiting.measure(folder, workload, List.of("network.width=8"), "bf16", 2);
        assertEquals(2, waiting.steps());
        assertEquals(8, waiting.width());
        assertTrue(waiting.waitedMillis() <= waiting.stepMillis(), waiting::row);
    }
}
