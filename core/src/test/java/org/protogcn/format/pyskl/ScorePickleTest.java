package org.protogcn.format.pyskl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;
import org.protogcn.testing.Shared;

class ScorePickleTest {
    @TempDir
    Path folder;

    @Test
    void goldenScores_fuseToTheGoldenSum() throws IOException {
        Path goldens = Shared.path("goldens/files");
        JsonNode ensemble = new ObjectMapper()
                .readTree(goldens.resolve("manifest.json").toFile())
                .get("ensemble");
        double[][] fused = new double[9][6];
        for (int file = 0; file < 3; file++) {
            double[][] scores = ScorePickle.read(
                    goldens.resolve(ensemble.get("files").get(file).asText()));
            assertEquals(fused.length, scores.length);
            for (int clip = 0; clip < fused.length; clip++) {
                for (int k = 0; k < 6; k++) {
                    fused[clip][k] += ensemble.get("coeffs").get(file).asDouble() * scores[clip][k];
                }
            }
        }
        for (int clip = 0; clip < fused.length; clip++) {
            double[] expected =
                    new ObjectMapper().convertValue(ensemble.get("fused").get(clip), double[].class);
            // the reference adds in float32
            assertArrayEquals(expected, fused[clip], 1e-6);
        }
    }

    @Test
    void oneTable_isReadAsRows() {
        Path file = PicklesByHand.write(folder.resolve("s.pkl"), NdArray.ofFloats(new float[] {1, 2, 3, 4}, 2, 2));
        assertArrayEquals(new double[] {3, 4}, ScorePickle.read(file)[1]);
    }

    @Test
    void rowsOfDifferentLengths_andOtherThings_areRefused() {
        NdArray two = NdArray.ofFloats(new float[2], 2);
        NdArray three = NdArray.ofFloats(new float[3], 3);
        for (Object root : List.of(List.of(two, three), List.of(), List.of("x"), "x", two)) {
            Path file = PicklesByHand.write(folder.resolve("s.pkl"), root);
            assertThrows(InvalidInputException.class, () -> ScorePickle.read(file));
        }
    }
}
