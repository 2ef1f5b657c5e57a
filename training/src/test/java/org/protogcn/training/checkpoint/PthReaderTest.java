package org.protogcn.training.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import org.protogcn.testing.Shared;

class PthReaderTest {
    private static final String OUTSIDE = "reaches outside its storage";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"odd_zip", "odd_zip_proto4", "odd_legacy"})
    void oddTensors_areThoseOfTheManifest(String name) throws IOException {
        JsonNode expected = manifest("files").get("odd_tensors");
        Map<String, NdArray> tensors = PthReader.readWeights(Shared.path("goldens/files/" + name + ".pth"));
        assertEquals(expected.size(), tensors.size());
        tensors.forEach((key, tensor) -> assertSame(expected.get(key), tensor, key));
    }

    private static void assertSame(JsonNode expected, NdArray actual, String key) {
        ObjectMapper json = new ObjectMapper();
        assertEquals(expected.get("dtype").asText(), actual.type().name().toLowerCase(Locale.ROOT), key);
        assertArrayEquals(json.convertValue(expected.get("shape"), int[].class), actual.shape(), key);
        assertArrayEquals(json.convertValue(expected.get("values"), double[].class), actual.toDoubles(), key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny_mmcv_zip", "tiny_mmcv_legacy"})
    void publishedForm_hasTheGoldenWeightsBitForBit(String name) throws IOException {
        float[] flat = Npy.read(Shared.path("goldens/coco_tiny/weights.npy")).toFloats();
        Map<String, NdArray> weights = PthReader.readWeights(Shared.path("goldens/files/" + name + ".pth"));
        int compared = 0;
        for (JsonNode entry : manifest("coco_tiny").get("flat_state")) {
            NdArray weight = weights.get(entry.get("name").asText());
            if (weight != null) {
                int offset = entry.get("offset").asInt();
                assertArrayEquals(
                        Arrays.copyOfRange(flat, offset, offset + weight.size()),
                        weight.toFloats(),
                        entry.get("name").asText());
                compared++;
            }
        }
        assertTrue(compared >= weights.size() - countOfIntegers(weights), compared + " of " + weights.size());
    }

    /** The flat vector leaves out the counters of batch norms. */
    private static long countOfIntegers(Map<String, NdArray> weights) {
        return weights.values().stream()
                .filter(weight -> !weight.type().isFloating())
                .count();
    }

    @Test
    void metaAndOptimizer_areReadAsPlainData() throws IOException {
        Map<?, ?> root = (Map<?, ?>) PthReader.read(Shared.path("goldens/files/tiny_mmcv_zip.pth"));
        Map<?, ?> meta = (Map<?, ?>) root.get("meta");
        assertEquals(3L, meta.get("epoch"));
        Map<?, ?> state = (Map<?, ?>) ((Map<?, ?>) root.get("optimizer")).get("state");
        double squares = 0;
        for (Object parameter : state.values()) {
            for (double momentum : ((NdArray) ((Map<?, ?>) parameter).get("momentum_buffer")).toDoubles()) {
                squares += momentum * momentum;
            }
        }
        assertEquals(manifest("files").get("optimizer_momentum_l2").asDouble(), Math.sqrt(squares), 1e-5);
    }

    private static JsonNode manifest(String folder) throws IOException {
        return new ObjectMapper()
                .readTree(Shared.path("goldens/" + folder + "/manifest.json").toFile());
    }

    @Test
    void prefixOfParallelTraining_isTakenOff() throws IOException {
        Path file = zip(Map.of(
                "a/data.pkl",
                bytes("\u0080\u0002}X\u0008\u0000\u0000\u0000module.w" + tensor(0, "K\u0003\u0085", "K\u0001\u0085")
                        + "s."),
                "a/data/0",
                new byte[12]));
        assertEquals("[w]", PthReader.readWeights(file).keySet().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "K\u0004\u0085|K\u0001\u0085", // four of three elements
                "K\u0002\u0085|K\u0003\u0085", // a step over the end
                "K\u0002\u0085|J\u00ff\u00ff\u00ff\u00ff\u0085", // backwards
                "K\u0002\u0085|K\u0001K\u0001\u0086", // more steps than axes
            })
    void viewOutsideItsStorage_isRefused(String sizeAndStride) throws IOException {
        String[] view = sizeAndStride.split("\\|");
        assertFailure(OUTSIDE, zipOfTensor(tensor(0, view[0], view[1]), 12));
    }

    @Test
    void hugeView_ofATinyStorage_isRefused() throws IOException {
        String size = "J\u0000\u0000\u0000\u0040\u0085";
        assertFailure("far more memory", zipOfTensor(tensor(0, size, "K\u0000\u0085"), 12));
    }

    @Test
    void storageOfAnotherLength_isRefused() throws IOException {
        assertFailure("announces 12 bytes", zipOfTensor(tensor(0, "K\u0003\u0085", "K\u0001\u0085"), 8));
    }

    @Test
    void globalThatIsNoData_isNamed() throws IOException {
        assertFailure(
                "names os.system, which is never executed",
                zip(Map.of("a/data.pkl", bytes("\u0080\u0002cos\nsystem\nX\u0002\u0000\u0000\u0000ls\u0085R."))));
    }

    @Test
    void compressedPart_isRefused() throws IOException {
        Path file = folder.resolve("bomb.pth");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry("a/data.pkl"));
            out.write(new byte[1 << 20]);
        }
        assertFailure("compressed", file);
    }

    @Test
    void otherFiles_areNoCheckpoints() throws IOException {
        assertFailure("there is no checkpoint", folder.resolve("absent.pth"));
        assertFailure("is not a Python pickle", Files.writeString(folder.resolve("text.pth"), "hello"));
        assertFailure(
                "is not a checkpoint of torch.save",
                Files.write(folder.resolve("number.pth"), bytes("\u0080\u0002K\u0001.")));
        assertFailure("it has no data.pkl", zip(Map.of("a/model.json", new byte[2])));
        assertFailure("holds no weights", zip(Map.of("a/data.pkl", bytes("\u0080\u0002}."))));
        byte[] whole = Files.readAllBytes(zip(Map.of("a/data.pkl", bytes("\u0080\u0002}."))));
        assertFailure("cut off", Files.write(folder.resolve("cut.pth"), Arrays.copyOf(whole, whole.length - 30)));
        assertFailure("lacks its part a/data/0", zipOfTensor(tensor(0, "K\u0003\u0085", "K\u0001\u0085"), -1));
    }

    private static void assertFailure(String expected, Path file) {
        String message = assertThrows(InvalidInputException.class, () -> PthReader.readWeights(file))
                .getMessage();
        assertTrue(message.contains(expected) && !message.contains("\n"), message);
    }

    /** Instructions for a tensor of a float storage "0" that is said to have three elements. */
    private static String tensor(int offset, String size, String stride) {
        return "ctorch._utils\n_rebuild_tensor_v2\n((X\u0007\u0000\u0000\u0000storagectorch\nFloatStorage\n"
                + "X\u0001\u0000\u0000\u00000X\u0003\u0000\u0000\u0000cpuK\u0003tQK" + (char) offset + size + stride
                + "\u0089}tR";
    }

    private Path zipOfTensor(String tensor, int storageBytes) throws IOException {
        byte[] pickle = bytes("\u0080\u0002}X\u0001\u0000\u0000\u0000w" + tensor + "s.");
        return zip(
                storageBytes < 0
                        ? Map.of("a/data.pkl", pickle)
                        : Map.of("a/data.pkl", pickle, "a/data/0", new byte[storageBytes]));
    }

    private Path zip(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String name : List.copyOf(parts.keySet())) {
                CRC32 checksum = new CRC32();
                checksum.update(parts.get(name));
                ZipEntry entry = new ZipEntry(name);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(parts.get(name).length);
                entry.setCrc(checksum.getValue());
                out.putNextEntry(entry);
                out.write(parts.get(name));
            }
        }
        return Files.write(folder.resolve("made.pth"), bytes.toByteArray());
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
}
