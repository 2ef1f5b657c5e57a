package org.protogcn.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import org.protogcn.testing.Shared;

class PoseDecompressionTest {
    @Test
    void goldenCases_areReproducedBitForBit() throws IOException {
        Path folder = Shared.path("goldens/pipeline");
        int cases = 0;
        for (JsonNode golden : new ObjectMapper()
                .readTree(folder.resolve("manifest.json").toFile())
                .get("cases")) {
            if (golden.get("op").asText().equals("DecompressPose")) {
                assertGolden(folder, golden);
                cases++;
            }
        }
        assertEquals(4, cases);
    }

    private static void assertGolden(Path folder, JsonNode golden) {
        JsonNode in = golden.get("in");
        JsonNode out = golden.get("out");
        JsonNode parameters = golden.get("params");
        long[] frames = array(folder, in.get("frame_inds")).toLongs();
        NdArray kept = in.has("anno_inds") ? array(folder, in.get("anno_inds")) : null;
        int[] rows = IntStream.range(0, frames.length)
                .filter(row -> kept == null || kept.getLong(row) == 1)
                .toArray();
        PoseDecompression decompression = new PoseDecompression(
                parameters.get("squeeze").asBoolean(),
                parameters.get("max_person").asInt());
        PoseDecompression.Poses poses = decompression.decompress(
                array(folder, in.get("keypoint")),
                frames,
                rows,
                in.get("total_frames").asInt());
        assertEquals(out.get("total_frames").asInt(), poses.keypoints().frames());
        assertSameBits(array(folder, out.get("keypoint")), poses.keypoints().toArray(), golden);
        NdArray scores = array(folder, out.get("keypoint_score"));
        assertSameBits(scores, poses.scores().toArray().reshape(scores.shape()), golden);
    }

    private static NdArray array(Path folder, JsonNode node) {
        return Npy.read(folder.resolve(node.get("file").asText()));
    }

    private static void assertSameBits(NdArray expected, NdArray actual, JsonNode golden) {
        assertEquals(expected.toString(), actual.toString(), golden.get("name").asText());
        assertEquals(expected.bytes(), actual.bytes(), golden.get("name").asText());
    }

    @Test
    void morePersonsThanAllowed_theBestStay_tiesInFileOrder() {
        float[] skeletons = {1, 1, .5f, 2, 2, .9f, 3, 3, .5f, 4, 4, .1f};
        NdArray array = NdArray.ofFloats(skeletons, 4, 1, 3);
        PoseDecompression.Poses poses =
                new PoseDecompression(true, 3).decompress(array, new long[] {7, 7, 7, 7}, new int[] {0, 1, 2, 3}, 0);
        assertArrayEquals(new double[] {2, 2, 1, 1, 3, 3}, poses.keypoints().values());
    }

    @Test
    void frameOutsideTheClip_isRefused() {
        NdArray array = NdArray.ofFloats(new float[3], 1, 1, 3);
        PoseDecompression spread = new PoseDecompression(false, 10);
        assertThrows(IllegalArgumentException.class, () -> spread.decompress(array, new long[] {5}, new int[] {0}, 5));
    }
}
