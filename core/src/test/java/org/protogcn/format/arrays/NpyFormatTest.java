package org.protogcn.format.arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.protogcn.format.arrays.ArraySamples.dataset;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import org.protogcn.array.NpyFile;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.PoseArray;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.testing.Imported;

class NpyFormatTest {
    private static final ClipFormat FORMAT = new NpyFormat();

    @TempDir
    Path folder;

    private static float stored(int n, int c, int t, int v, int m) {
        return (((n * 3 + c) * 4 + t) * 25 + v) * 2 + m + 1;
    }

    @Test
    void datasetOfStGcn_isReadWithItsNamesLabelsAndSplit() throws IOException {
        ArraySamples.stGcn(folder);

        Imported imported = Imported.from(FORMAT, folder);

        assertEquals(List.of("a", "b"), imported.split("train"));
        assertEquals("ntu25", imported.summary().layout().name());
        assertEquals(4, imported.clip("a").label());
        assertEquals("FLOAT32[1,3,25,3]", imported.clip("a").keypoints().toString());
        assertEquals("FLOAT32[2,4,25,3]", imported.clip("b").keypoints().toString());
        assertEquals(stored(0, 2, 1, 24, 0), imported.clip("a").keypoints().get(0, 1, 24, 2));
        assertEquals(stored(1, 1, 3, 7, 1), imported.clip("b").keypoints().get(1, 3, 7, 1));
    }

    @Test
    void padding_isKeptIfAskedFor() throws IOException {
        Path file = folder.resolve("x.npy");
        Npy.write(file, dataset());
        ImportOptions options = ImportOptions.NONE.with("trim", "false").with("drop-absent", "false");

        Clip clip = Imported.from(FORMAT, file, options).clip("x_000000");

        assertEquals("FLOAT32[2,4,25,3]", clip.keypoints().toString());
        assertEquals(Clip.UNLABELLED, clip.label());
    }

    @Test
    void axes_mayStandInAnyOrder() throws IOException {
        Path file = folder.resolve("x.npy");
        Npy.write(file, dataset().reshape(2, 3, 4, 50));
        Npy.write(folder.resolve("x_labels.npy"), NdArray.ofLongs(new long[] {1, 0}, 2));

        Clip clip = Imported.from(FORMAT, file, ImportOptions.NONE.with("axes", "NCT(VM)"))
                .clip("x_000001");

        assertEquals(0, clip.label());
        assertEquals(stored(1, 1, 3, 7, 1), clip.keypoints().get(1, 3, 7, 1));
    }

    @Test
    void planarArray_partsScoresFromPositions() throws IOException {
        Path file = folder.resolve("x.npy");
        Npy.write(file, NdArray.ofDoubles(new double[] {1, 2, .5, 3, 4, .25}, 1, 2, 3));
        Path layout = Files.writeString(
                folder.resolve("two.yaml"), "{name: two, dimensions: 2, joints: [a, b], centre: a, bones: {b: a}}");

        Clip clip = Imported.from(FORMAT, file, ImportOptions.ofLayout(SkeletonLayouts.read(layout)))
                .clip("x");

        assertEquals("FLOAT64[1,1,2,2]", clip.keypoints().toString());
        assertEquals(4, clip.keypoints().get(0, 0, 1, 1));
        assertEquals(.25, clip.scores().orElseThrow().get(0, 0, 1, 0));
    }

    @Test
    void folderOfClips_takesClassesFromFoldersOrNames() throws IOException {
        ones("wave/a03_1");
        ones("clap/a05_1");

        Imported byFolder = Imported.from(FORMAT, folder);
        assertEquals(List.of("clap", "wave"), byFolder.summary().classNames());
        assertEquals(1, byFolder.clip("wave/a03_1").label());
        assertEquals("kinect20", byFolder.summary().layout().name());
        Imported byName = Imported.from(FORMAT, folder, ImportOptions.NONE.with("label-pattern", "a(\\d+)_"));
        assertEquals(5, byName.clip("clap/a05_1").label());
    }

    private void ones(String name) throws IOException {
        float[] values = new float[2 * 20 * 3];
        Arrays.fill(values, 1);
        Files.createDirectories(folder.resolve(name).getParent());
        Npy.write(folder.resolve(name + ".npy"), NdArray.ofFloats(values, 2, 20, 3));
    }

    @Test
    void source_isRecognisedByItsAxes() throws IOException {
        assertTrue(FORMAT.recognise(folder).isEmpty());
        Npy.write(folder.resolve("x.npy"), dataset());
        assertEquals(
                "x.npy is an array of 5 axes",
                FORMAT.recognise(folder).orElseThrow().why());
        Npy.write(folder.resolve("x.npy"), NdArray.zeros(DType.FLOAT32, 1662));
        assertTrue(FORMAT.recognise(folder).isEmpty());
    }

    @Test
    void problems_nameTheFileAndTheMend() throws IOException {
        Path file = folder.resolve("x.npy");
        Npy.write(file, NdArray.zeros(DType.FLOAT32, 2, 11, 3));
        assertTrue(Imported.failure(FORMAT, file).endsWith("no layout is built in; name yours with --layout"));
        ImportOptions axes = ImportOptions.NONE.with("axes", "MTVC");
        assertTrue(Imported.failure(FORMAT, file, axes).contains("the axes MTVC are 4; say which"));
        ImportOptions shared = ImportOptions.NONE.with("axes", "MT(VC)");
        assertTrue(Imported.failure(FORMAT, file, shared).contains("an axis of 3 cannot be V x C with 25 joints"));
        Npy.write(folder.resolve("x_labels.npy"), NdArray.ofLongs(new long[] {1, 0, 3}, 3));
        Npy.write(file, dataset());
        assertTrue(Imported.failure(FORMAT, file).contains("has 2 clips, but 3 labels belong to it"));
        Npy.write(file, NdArray.zeros(DType.FLOAT32, 0, 3, 4, 25, 2));
        assertTrue(Imported.failure(FORMAT, file).contains("holds no numbers"));
    }

    /** 24 GB that take no space on disk; a clip of it would not fit into memory. */
    @Test
    void enormousClip_isRefusedBeforeMemoryIsTaken() throws IOException {
        Path file = folder.resolve("big.npy");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] header = Npy.header(DType.FLOAT32, 4, 3, 160_000, 25, 125);
            sparse.write(header);
            sparse.setLength(header.length + 4L * 3 * 160_000 * 25 * 125 * 4);
        }
        assertTrue(Imported.failure(FORMAT, file).contains("announces a clip of 125 persons, 160000 frames"));
    }

    /** 6 GB that take no space on disk. */
    @Test
    void datasetBeyondMemory_isReadClipByClip() throws IOException {
        Path file = folder.resolve("big.npy");
        int clips = 100_000;
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] header = Npy.header(DType.FLOAT32, clips, 3, 100, 25, 2);
            sparse.write(header);
            sparse.setLength(header.length + clips * 60_000L);
            sparse.seek(header.length + 60_000L * (clips - 1));
            sparse.writeInt(Integer.reverseBytes(Float.floatToIntBits(1.5f)));
        }
        Axes axes = Axes.parse("NCTVM");
        NpyFile array = NpyFile.open(file);
        AxisPlaces places =
                axes.places("big", array.header().shape(), array.header().strides(), SkeletonLayouts.named("ntu25"));
        ClipArray last = ClipArray.of(array);
        PoseArray poses = places.gather(
                "big", DType.FLOAT32, last.clip(clips - 1, places.clips().stride()));
        assertEquals(1.5, poses.values()[0]);
    }
}
