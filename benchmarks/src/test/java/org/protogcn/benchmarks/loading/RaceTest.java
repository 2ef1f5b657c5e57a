package org.protogcn.benchmarks.loading;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.protogcn.testing.RepositoryAsHome;
import org.protogcn.testing.Shared;

/** What is timed is equal: our training input and NumPy's, for the same clips and the same draws. */
@ExtendWith(RepositoryAsHome.class)
class RaceTest {
    @TempDir
    private Path folder;

    static List<Workload> workloads() {
        return Workload.ALL;
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void bothSides_giveTheSameNumbers(Workload workload) throws IOException {
        try (NumpyChild numpy = numpy();
                Race race = new Race(workload, 12, numpy, folder.resolve("race"))) {
            double difference = race.difference(12);
            double tolerated = workload.recipe().rotation() > 0 ? LoadingCommand.TOLERANCE : 0;
            assertTrue(difference <= tolerated, "the two sides differ by " + difference);
            Result result = race.run(0, 1);
            assertTrue(result.ours().median() > 0 && result.numpy().median() > 0, result::row);
        }
    }

    private static NumpyChild numpy() throws IOException {
        NumpyChild numpy = null;
        try {
            numpy = NumpyChild.start(Shared.repository().resolve("benchmarks/loading.py"));
            numpy.ask("version");
            return numpy;
        } catch (IOException e) {
            if (numpy != null) {
                numpy.close();
            }
            Assumptions.abort("skipped: python3 with NumPy is not there");
            throw e;
        }
    }
}
