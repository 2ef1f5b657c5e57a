package org.protogcn.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.protogcn.io.Sha256;

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
            strings = {"store.json", "clips.jsonl", "keypoints-00000.npy", "keypoints-00001.npy", "scores-00000.npy"})
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
    @ValueSource(strings = {"store.json", "clips.jsonl", "keypoints-00000.npy", "scores-00000.npy"})
    void fileCutOffOrLengthened_isNoticedWhenOpening(String name) throws IOException {
        Path file = folder.resolve(name);
        byte[] original = Files.readAllBytes(file);
        for (int length : new int[] {0, 1, 60, 127, 128, original.length - 1, original.length + 1}) {
            Files.write(file, Arrays.copyOf(original, length));
            assertOneSentence(open(), name + " of " + length + " bytes");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"clips.jsonl", "keypoints-00001.npy", "scores-00000.npy"})
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
        changeHead(head -> head.put("version", 2));
        assertEquals(
                folder.resolve("store.json") + " has the format version 2, and this program reads version 1; use the"
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
        forged("other index", head -> ((ObjectNode) head.get("index")).put("file", "/dev/zero"));
        forged("split", head -> ((ArrayNode) head.at("/splits/train")).add(2));
        forged("negative split", head -> ((ArrayNode) head.at("/splits/train")).add(-1));
        forged("null split", head -> ((ObjectNode) head.get("splits")).putNull("train"));
        forged("null shard", head -> ((ArrayNode) head.get("shards")).addNull());
        forged("few classes", head -> head.putArray("classes").add("only"));
        forged("null class", head -> head.putArray("classes").addNull().add("b"));
        forged("clip count", head -> head.put("clips", 3));
        forged("fraction", head -> head.put("clips", 2.0));
        forged("text", head -> head.put("clips", "2"));
        forged("unknown key", head -> head.put("shrads", 1));
        for (String key : List.of("format", "layout", "classes", "splits", "shards", "index")) {
            forged("no " + key, head -> head.remove(key));
            forged("null " + key, head -> head.putNull(key));
        }
    }

    private static ObjectNode shard(ObjectNode head) {
        return (ObjectNode) head.at("/shards/0");
    }

    private void forged(String what, Consumer<ObjectNode> change) throws IOException {
        byte[] original = Files.readAllBytes(folder.resolve("store.json"));
        changeHead(change);
        assertOneSentence(open(), what);
        Files.write(folder.resolve("store.json"), original);
    }

    @Test
    void forgedIndexWithRightChecksum_isStillChecked() throws IOException {
        String block = "{\"shard\":\"keypoints-00000.npy\",\"offset\":0,\"crc32\":\"00000000\"}";
        forgedLine("null");
        forgedLine("[]");
        forgedLine("{}");
        forgedLine(line("\"a\"", "0", "1", "1", block));
        forgedLine(line("null", "0", "1", "1", block));
        forgedLine(line("\"c\"", "-2", "1", "1", block));
        forgedLine(line("\"c\"", "2000000000", "1", "1", block));
        forgedLine(line("\"c\"", "0.5", "1", "1", block));
        forgedLine(line("\"c\"", "0", "0", "1", block));
        forgedLine(line("\"c\"", "0", "2147483647", "2147483647", block));
        forgedLine(line("\"c\"", "0", "65536", "65536", block));
        forgedLine(line("\"c\"", "0", "1", "1", "null"));
        forgedLine(line("\"c\"", "0", "1", "1", block.replace("keypoints-00000", "keypoints-00009")));
        forgedLine(line("\"c\"", "0", "1", "1", block.replace(":0,", ":-1,")));
        forgedLine(line("\"c\"", "0", "1", "1", block.replace(":0,", ":9223372036854775807,")));
        forgedLine(line("\"c\"", "0", "1", "1", block.replace("00000000\"", "xyz\"")));
        forgedLine("{\"id\":" + "[".repeat(100_000));
        forgedLine("\u0000\u0001");
    }

    private static String line(String id, String label, String persons, String frames, String block) {
        return "{\"id\":" + id + ",\"label\":" + label + ",\"persons\":" + persons + ",\"frames\":" + frames
                + ",\"keypoints\":" + block + "}";
    }

    private void forgedLine(String line) throws IOException {
        Path index = folder.resolve("clips.jsonl");
        String original = Files.readString(index);
        Files.writeString(index, original + line + "\n");
        byte[] head = Files.readAllBytes(folder.resolve("store.json"));
        resealIndex(3);
        assertOneSentence(open(), line.substring(0, Math.min(200, line.length())));
        Files.write(folder.resolve("store.json"), head);
        Files.writeString(index, original);
    }

    @Test
    void mutatedJsonWithRightChecksums_neverEscapesAsAnotherError() throws IOException {
        byte[] index = Files.readAllBytes(folder.resolve("clips.jsonl"));
        byte[] head = Files.readAllBytes(folder.resolve("store.json"));
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            if (seed % 2 == 0) {
                Files.write(folder.resolve("clips.jsonl"), mutate(index, random));
                resealIndex(2);
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
        return (text.substring(0, text.lastIndexOf(",\n")) + "\n}").getBytes(StandardCharsets.UTF_8);
    }

    private void resealIndex(int clips) throws IOException {
        String checksum = Sha256.of(folder.resolve("clips.jsonl"));
        changeHead(head -> {
            head.put("clips", clips);
            ((ObjectNode) head.get("index")).put("sha256", checksum);
        });
    }

    private void changeHead(Consumer<ObjectNode> change) throws IOException {
        Path file = folder.resolve("store.json");
        ObjectNode head = (ObjectNode) StoreFiles.JSON.readTree(Files.readAllBytes(file));
        head.remove("sha256");
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
