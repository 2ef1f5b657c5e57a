package org.protogcn.training.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;

class SafeTensorsTest {
    @TempDir
    Path folder;

    @Test
    void everyType_comesBackWithOrderAndMetadata() throws IOException {
        Map<String, NdArray> tensors = new LinkedHashMap<>();
        byte[] numbers = {1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0, 1};
        for (DType type : DType.values()) {
            int count = numbers.length / type.bytes();
            tensors.put("ä." + type, NdArray.of(type, new int[] {count, 1}, ByteBuffer.wrap(numbers)));
        }
        tensors.put("scalar", NdArray.ofLongs(new long[] {7}));
        tensors.put("empty", NdArray.zeros(DType.FLOAT32, 0, 3));
        Path file = folder.resolve("t.safetensors");
        SafeTensors.write(file, tensors, Map.of("epoch", "3", "note", "\"ß\""));
        Map<String, NdArray> read = SafeTensors.read(file);
        assertEquals(List.copyOf(tensors.keySet()), List.copyOf(read.keySet()));
        read.forEach((name, array) -> {
            assertEquals(tensors.get(name).toString(), array.toString());
            assertEquals(tensors.get(name).bytes(), array.bytes());
        });
        assertEquals(Map.of("epoch", "3", "note", "\"ß\""), SafeTensors.readMetadata(file));
    }

    @Test
    void layoutOfTheFile_isThatOfTheFormat() throws IOException {
        Path file = folder.resolve("t.safetensors");
        SafeTensors.write(file, Map.of("w", NdArray.ofFloats(new float[] {1.5f, -2}, 2)), Map.of());
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        String header = new String(bytes.array(), 8, (int) bytes.getLong(0), StandardCharsets.UTF_8);
        assertEquals("{\"w\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}", header.strip());
        assertEquals(0, header.length() % 8);
        assertEquals(1.5f, bytes.getFloat(8 + header.length()));
        assertEquals(8 + header.length() + 8, bytes.limit());
    }

    @Test
    void writing_replacesTheFileAndLeavesNothingBeside() throws IOException {
        Path file = folder.resolve("t.safetensors");
        for (float value : new float[] {1, 2}) {
            SafeTensors.write(file, Map.of("w", NdArray.ofFloats(new float[] {value}, 1)), Map.of());
        }
        assertArrayEquals(new float[] {2}, SafeTensors.read(file).get("w").toFloats());
        Path belowAFile = file.resolve("t.safetensors");
        assertThrows(IOException.class, () -> SafeTensors.write(belowAFile, Map.of(), Map.of()));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'w':{'dtype':'F32','shape':[2],'data_offsets':[0,4]}} | takes 8",
                "{'w':{'dtype':'F32','shape':[2],'data_offsets':[4,12]}} | gap or an overlap before w",
                "{'w':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}} | describes 4 bytes of numbers, but 8 follow",
                "{'w':{'dtype':'F32','shape':[3],'data_offsets':[0,12]}} | describes 12 bytes of numbers, but 8 follow",
                "{'v':{'dtype':'U8','shape':[5],'data_offsets':[0,5]},'w':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}"
                        + " | gap or an overlap before w",
                "{'w':{'dtype':'F33','shape':[2],'data_offsets':[0,8]}} | unknown type 'F33'",
                "{'w':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}} | that is no count",
                "{'w':{'dtype':'F32','shape':[2.5],'data_offsets':[0,8]}} | that is no count",
                "{'w':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,8]}} | beyond 2 GiB",
                "{'w':{'dtype':'F32','shape':2,'data_offsets':[0,8]}} | lacks the shape or the offsets of w",
                "{'w':7} | unknown type",
                "{'w':{},'w':{}} | no JSON",
                "{'__metadata__':{'a':1}} | that is no text",
                "[] | no JSON object",
                "nonsense | no JSON",
            })
    void headerThatDoesNotFit_isRefused(String header, String reason) throws IOException {
        Path file = file(header.replace('\'', '"'), 8);
        String message = assertThrows(InvalidInputException.class, () -> SafeTensors.read(file))
                .getMessage();
        assertTrue(message.contains(reason) && message.contains(file.toString()) && !message.contains("\n"), message);
    }

    @Test
    void impossibleHeaderLengths_areRefused() throws IOException {
        for (long length : new long[] {-1, 0, 1, 100, Long.MAX_VALUE}) {
            byte[] bytes = ByteBuffer.allocate(40)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(0, length)
                    .array();
            Path file = Files.write(folder.resolve("bad.safetensors"), bytes);
            assertThrows(InvalidInputException.class, () -> SafeTensors.read(file));
        }
        Path empty = Files.write(folder.resolve("empty.safetensors"), new byte[0]);
        assertThrows(InvalidInputException.class, () -> SafeTensors.readMetadata(empty));
        assertThrows(InvalidInputException.class, () -> SafeTensors.read(folder.resolve("absent.safetensors")));
    }

    private Path file(String header, int dataBytes) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        return Files.write(folder.resolve("made.safetensors"), bytes.array());
    }
}
