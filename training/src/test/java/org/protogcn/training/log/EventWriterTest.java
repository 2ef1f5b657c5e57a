package org.protogcn.training.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventWriterTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000L, 500_000_000L));

    @TempDir
    Path folder;

    @Test
    void add_scalars_areEncodedAsTensorBoardReadsThem() throws IOException {
        try (EventWriter writer = EventWriter.open(folder, 1, CLOCK)) {
            writer.add(300, Map.of("loss/ce", 1.5));
        }
        List<byte[]> records = records(onlyFile());
        String time = "09" + "00002040fc54d941" + "10";
        assertHex(time + "00" + "1a0d" + hex("brain.Event:2"), records.get(0));
        assertHex(time + "01" + "3a020801", records.get(1));
        assertHex(time + "ac02" + "2a10" + "0a0e" + "0a07" + hex("loss/ce") + "150000c03f", records.get(2));
        assertEquals(3, records.size());
    }

    @Test
    void checksum_ofKnownBytes_isMaskedCrc32c() {
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        int crc = 0xe3069283;
        assertEquals((crc >>> 15 | crc << 17) + 0xa282ead8, EventWriter.checksum(digits, 0, digits.length));
    }

    @Test
    void open_again_startsAnotherFile() throws IOException {
        EventWriter.open(folder, 1, CLOCK).close();
        EventWriter.open(folder, 40, CLOCK).close();
        try (var files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void add_beforeClose_isAlreadyInTheFile() throws IOException {
        try (EventWriter writer = EventWriter.open(folder, 1, CLOCK)) {
            writer.add(1, Map.of("a", 1, "b", 2f));
            assertEquals(3, records(onlyFile()).size());
        }
    }

    private Path onlyFile() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList().get(0);
        }
    }

    private static List<byte[]> records(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> records = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] length = take(bytes, 8);
            assertEquals(unmask(bytes.getInt()), crc(length));
            byte[] data = take(bytes, (int)
                    ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong());
            assertEquals(unmask(bytes.getInt()), crc(data));
            records.add(data);
        }
        return records;
    }

    private static byte[] take(ByteBuffer bytes, int length) {
        byte[] taken = new byte[length];
        bytes.get(taken);
        return taken;
    }

    private static int unmask(int masked) {
        return Integer.rotateLeft(masked - 0xa282ead8, 15);
    }

    private static int crc(byte[] data) {
        CRC32C crc = new CRC32C();
        crc.update(data);
        return (int) crc.getValue();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertHex(String expected, byte[] actual) {
        assertArrayEquals(
                HexFormat.of().parseHex(expected), actual, () -> HexFormat.of().formatHex(actual));
    }
}
