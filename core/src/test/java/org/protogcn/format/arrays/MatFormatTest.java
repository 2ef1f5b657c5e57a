package org.protogcn.format.arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.protogcn.format.arrays.ArraySamples.matrix;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.format.ImportOptions;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.testing.Imported;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;

class MatFormatTest {
    private static final MatFormat FORMAT = new MatFormat();

    @TempDir
    Path folder;

    private Path write(String name, MatFile content) throws IOException {
        Path file = folder.resolve(name);
        Mat5.writeToFile(content, file.toFile());
        return file;
    }

    @Test
    void onlyVariable_isTakenWithTheUsualAxes() throws IOException {
        write("a07_s1.mat", Mat5.newMatFile().addArray("poses", matrix(20, 3, 5)));
        Imported imported = Imported.from(FORMAT, folder, ImportOptions.NONE.with("label-pattern", "a(\\d+)_"));
        Keypoints keypoints = imported.clip("a07_s1").keypoints();

        assertEquals("FLOAT32[1,5,20,3]", keypoints.toString());
        assertEquals(19_000 + 20 + 4 + 1, keypoints.get(0, 4, 19, 2));
        assertEquals(7, imported.clip("a07_s1").label());
        assertEquals("kinect20", imported.summary().layout().name());
    }

    @Test
    void variableAndAxes_mayBeNamed() throws IOException {
        MatFile content = Mat5.newMatFile().addArray("x", matrix(4, 75)).addArray("fps", Mat5.newScalar(30));
        Path file = write("a.mat", content);
        ImportOptions options = ImportOptions.NONE.with("variable", "x").with("axes", "T(VC)");

        assertEquals(
                3000 + 740 + 1,
                Imported.from(FORMAT, file, options).clip("a").keypoints().get(0, 3, 24, 2));
        assertTrue(Imported.failure(FORMAT, file).contains("holds the variables x, fps; say which"));
        assertTrue(Imported.failure(FORMAT, file, options.with("axes", "NTVC")).contains("leave N out of them"));
    }

    @Test
    void clipOfOneFrame_hasLostItsLastAxis() throws IOException {
        Path file = write("a.mat", Mat5.newMatFile().addArray("x", matrix(20, 3)));
        assertEquals(
                "FLOAT32[1,1,20,3]",
                Imported.from(FORMAT, file).clip("a").keypoints().toString());
    }
}
