package org.protogcn.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;

class StoreDamageTest {
    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void writeStore() {
        folder = temp.resolve("s");
        Clips.write(
                folder,
                Map.of("train", List.of("a", "b")),
                Clips.scored("a", 0, DType.FLOAT16, DType.FLOAT16),
                Clips.scored("b", 1, DType.FLOAT32, DType.FLOAT16));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "store.json",
                "clips.jsonl",
                "index.npy",
                "splits.npy",
                "keypoints-00000.npy",
                "keypoints-00001.npy",
                "scores-00000.npy"
            })
    void flippedByte_isNoticedWhereverItStands(String name) throws IOException {
        Path file = folder.resolve(name);
        byte[] original = Files.readAllBytes(file);
        Random random = new Random(11);
        int step = original.length > 2000 ? 41 : 7;
        for (int at = 0; at < original.length; at += step) {
            byte[] changed = original.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            assertOneSentence(readAll(), name + ", byte " + at);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"store.json", "clips.jsonl", "index.npy", "splits.npy", "keypoints-00000.npy", "scores-00000.npy"
            })
    void fileCutOffOrLengthened_isNoticedWhenOpening(String name) throws IOException {
        Path file = folder.resolve(name);
        byte[] original = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, 60, 127, 128, original.length - 1, original.length + 1}) {
            Files.write(file, Arrays.copyOf(original, length));
            assertOneSentence(open(), name + " of " + length + " bytes");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"clips.jsonl", "index.npy", "splits.npy", "keypoints-00001.npy", "scores-00000.npy"})
    void missingFile_isNamed(String name) throws IOException {
        Files.delete(folder.resolve(name));
        assertEquals(
                folder.resolve(name) + " is missing; copy the whole folder again or import the dataset again",
                open().getMessage());
    }

    @Test
    void damagedClip_isNamedAndItsNeighbourRead() throws IOException {
        Path shard = folder.resolve("keypoints-00000.npy");
        byte[] bytes = Files.readAllBytes(shard);
        bytes[200] ^= 4;
        Files.write(shard, bytes);

        try (ClipStore store = ClipStore.open(folder)) {
            assertEquals("b", store.clip(1).id());
            InvalidInputException e = assertThrows(InvalidInputException.class, () -> store.clip(0));
            assertEquals(
                    "clip a in store " + folder
                            + " is damaged (its bytes no longer match their checksum); import it again",
                    e.getMessage());
        }
    }

    @Test
    void newerVersion_isNamed() throws IOException {
        changeHead(head -> head.put("version", 3));
        assertEquals(
                folder.resolve("store.json") + " has the format version 3, and this program reads version 2; use the"
                        + " program that wrote it or import the dataset again",
                open().getMessage());
    }

    @Test
    void forgedHeadWithRightChecksum_isStillChecked() throws IOException {
        forged("layout.joints", head -> ((ArrayNode) head.at("/layout/joints")).remove(16));
        forged("shard path", head -> shard(head).put("file", "../../etc/passwd"));
        forged("shard type", head -> shard(head).put("type", "object"));
        forged("negative length", head -> shard(head).put("elements", -5));
        forged("huge length", head -> shard(head).put("elements", Long.MAX_VALUE));
        forged("other index", head -> list(head, "index").put("file", "/dev/zero"));
        forged("other list", head -> list(head, "clips").put("file", "store.json"));
        forged("huge list", head -> list(head, "splits").put("bytes", Long.MAX_VALUE));
        forged("wrong checksum", head -> list(head, "index").put("crc32", "00000000"));
        forged("wrong SHA-256", head -> list(head, "clips").put("sha256", "0".repeat(64)));
        forged("long split", head -> ((ObjectNode) head.at("/splits/train")).put("clips", 3));
        forged("negative split", head -> ((ObjectNode) head.at("/splits/train")).put("start", -1));
        forged("endless split", head -> ((ObjectNode) head.at("/splits/train")).put("clips", Integer.MAX_VALUE));
        forged("null split", head -> ((ObjectNode) head.get("splits")).putNull("train"));
        forged("null shard", head -> ((ArrayNode) head.get("shards")).addNull());
        forged("few classes", head -> head.putArray("classes").add("only"));
        forged("null class", head -> head.putArray("classes").addNull().add("b"));
        forged("clip count", head -> head.put("clips", 3));
        forged("fraction", head -> head.put("clips", 2.0));
        forged("text", head -> head.put("clips", "2"));
        forged("unknown key", head -> head.put("shrads", 1));
        for (String key : List.of("format", "layout", "classes", "splits", "shards", "lists")) {
            forged("no " + key, head -> head.remove(key));
            forged("null " + key, head -> head.putNull(key));
        }
    }

    private static ObjectNode list(ObjectNode head, String name) {
        return (ObjectNode) head.at("/lists/" + name);
    }

    private static ObjectNode shard(ObjectNode head) {
        return (ObjectNode) head.at("/shards/0");
    }

    private void forged(String what, Consumer<ObjectNode> change) throws IOException {
        byte[] original = Files.readAllBytes(folder.resolve("store.json"));
        changeHead(change);
        assertOneSentence(readAll(), what);
        Files.write(folder.resolve("store.json"), original);
    }

    @Test
    void forgedLineWithRightChecksums_isStillChecked() throws IOException {
        String block = "{\"shard\":\"keypoints-00000.npy\",\"offset\":0,\"crc32\":\"00000000\"}";
        forgedLine("null");
        forgedLine("[]");
        forgedLine("{}");
        forgedLine(line("\"a\"", "0", "[1,1,17,2]", block));
        forgedLine(line("null", "0", "[1,1,17,2]", block));
        forgedLine(line("\"c\"", "0.5", "[1,1,17,2]", block));
        forgedLine(line("\"c\"", "0", "[1,0,17,2]", block));
        forgedLine(line("\"c\"", "0", "[1,1,17]", block));
        forgedLine(line("\"c\"", "0", "[1,2147483648,17,2]", block));
        forgedLine(line("\"c\"", "0", "[1,1,17,2]", "null"));
        forgedLine(line("\"c\"", "0", "[1,1,17,2]", block.replace("00000000\"", "xyz\"")));
        forgedLine("{\"id\":" + "[".repeat(60_000));
        forgedLine("x".repeat(70_000));
        forgedLine("\u0000\u0001");
    }

    private static String line(String id, String label, String shape, String block) {
        return "{\"id\":" + id + ",\"label\":" + label + ",\"shape\":" + shape + ",\"keypoints\":" + block + "}";
    }

    /** A third clip, whose row is that of the second. */
    private void forgedLine(String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        Path lines = folder.resolve("clips.jsonl");
        byte[] original = Files.readAllBytes(lines);
        Files.write(lines, bytes, StandardOpenOption.APPEND);
        List<long[]> rows = rows();
        rows.add(rows.get(1).clone());
        rows.get(2)[IndexColumn.LINE.ordinal()] = original.length;
        rows.get(2)[IndexColumn.LINE_CRC32.ordinal()] = Integer.toUnsignedLong(StoreFiles.crc(bytes));
        forged(rows, line.substring(0, Math.min(200, line.length())));
        Files.write(lines, original);
    }

    @Test
    void forgedRowWithRightChecksums_isStillChecked() throws IOException {
        long[] values = {-2, -1, 0, 1, 5, 1 << 20, Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE};
        for (IndexColumn column : IndexColumn.values()) {
            for (long value : values) {
                List<long[]> rows = rows();
                long before = rows.get(1)[column.ordinal()];
                rows.get(1)[column.ordinal()] = value;
                if (value != before) {
                    forged(rows, column + " of " + value);
                }
            }
        }
    }

    private void forged(List<long[]> rows, String what) throws IOException {
        Path index = folder.resolve("index.npy");
        byte[] original = Files.readAllBytes(index);
        byte[] head = Files.readAllBytes(folder.resolve("store.json"));
        long[] flat = rows.stream().flatMapToLong(Arrays::stream).toArray();
        Npy.write(index, NdArray.ofLongs(flat, rows.size(), IndexColumn.COUNT));
        reseal(rows.size());
        assertOneSentence(readAll(), what);
        readClipsOnly(what);
        Files.write(index, original);
        Files.write(folder.resolve("store.json"), head);
    }

    /** Nothing but a refusal or a clip comes of a store that nobody has verified. */
    private void readClipsOnly(String what) {
        try (ClipStore store = ClipStore.open(folder)) {
            for (int i = 0; i < store.size(); i++) {
                store.clip(i);
            }
        } catch (InvalidInputException e) {
            assertOneSentence(e, what);
        }
    }

    private List<long[]> rows() {
        long[] flat = Npy.read(folder.resolve("index.npy")).toLongs();
        List<long[]> rows = new ArrayList<>();
        for (int start = 0; start < flat.length; start += IndexColumn.COUNT) {
            rows.add(Arrays.copyOfRange(flat, start, start + IndexColumn.COUNT));
        }
        return rows;
    }

    @Test
    void forgedSplitWithRightChecksums_isStillChecked() throws IOException {
        for (int place : new int[] {-1, 2, Integer.MAX_VALUE}) {
            Npy.write(
                    folder.resolve("splits.npy"),
                    NdArray.ofLongs(new long[] {0, place}, 2).to(DType.INT32));
            reseal(2);
            assertOneSentence(readAll(), "clip number " + place);
        }
    }

    @Test
    void mutatedJsonWithRightChecksums_neverEscapesAsAnotherError() throws IOException {
        byte[] index = Files.readAllBytes(folder.resolve("clips.jsonl"));
        byte[] head = Files.readAllBytes(folder.resolve("store.json"));
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            if (seed % 2 == 0) {
                Files.write(folder.resolve("clips.jsonl"), mutate(index, random));
                reseal(2);
            } else {
                String body = new String(mutate(withoutSeal(head), random), StandardCharsets.UTF_8);
                Files.write(folder.resolve("store.json"), Seal.seal(body.isBlank() ? "{}" : body));
            }
            try {
                readAllClips();
            } catch (InvalidInputException expected) {
                assertFalse(expected.getMessage().isBlank());
            } catch (RuntimeException | Error e) {
                fail("seed " + seed, e);
            }
            Files.write(folder.resolve("clips.jsonl"), index);
            Files.write(folder.resolve("store.json"), head);
        }
    }

    private static byte[] mutate(byte[] original, Random random) {
        byte[] changed = original.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(changed.length);
            changed[at] = switch (random.nextInt(3)) {
                case 0 -> (byte) random.nextInt(256);
                case 1 -> (byte) "0123456789-e.\"{}[],:n".charAt(random.nextInt(21));
                default -> changed[random.nextInt(changed.length)];
            };
        }
        return random.nextInt(10) == 0 ? Arrays.copyOf(changed, random.nextInt(changed.length)) : changed;
    }

    private static byte[] withoutSeal(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        return (text.substring(0, text.indexOf(",\n  \"sha256\"")) + "\n}").getBytes(StandardCharsets.UTF_8);
    }

    private void reseal(int clips) throws IOException {
        changeHead(head -> {
            head.put("clips", clips);
            resealList(list(head, "clips"));
            resealList(list(head, "index"));
            resealList(list(head, "splits"));
        });
    }

    private void resealList(ObjectNode list) {
        try {
            Checksums sums = Checksums.of(folder.resolve(list.get("file").textValue()));
            list.put("bytes", sums.bytes())
                    .put("crc32", StoreFiles.hex(sums.crc()))
                    .put("sha256", sums.sha256());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void changeHead(Consumer<ObjectNode> change) throws IOException {
        Path file = folder.resolve("store.json");
        ObjectNode head = (ObjectNode) Json.read(Files.readAllBytes(file));
        head.remove(List.of("sha256", "crc32"));
        change.accept(head);
        Files.write(file, Seal.seal(head.toPrettyString()));
    }

    private InvalidInputException open() {
        return assertThrows(
                InvalidInputException.class, () -> ClipStore.open(folder).close());
    }

    private InvalidInputException readAll() {
        return assertThrows(InvalidInputException.class, this::readAllClips);
    }

    private void readAllClips() {
        try (ClipStore store = ClipStore.open(folder)) {
            store.verify();
            for (int i = 0; i < store.size(); i++) {
                store.clip(i);
            }
        }
    }

    private void assertOneSentence(InvalidInputException e, String what) {
        assertTrue(e.getMessage().contains(folder.toString()), what + ": " + e.getMessage());
        assertFalse(e.getMessage().contains("\n"), what + ": " + e.getMessage());
    }
}
