package org.protogcn.format.pickle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;

class ItemStreamTest {
    /** Collects what it is handed. */
    private static final class Collector implements ItemSink {
        final List<Object> keys = new ArrayList<>();
        final List<Object> values = new ArrayList<>();
        final String wanted;

        Collector(String wanted) {
            this.wanted = wanted;
        }

        @Override
        public boolean streams(String key, Object container) {
            return key.equals(wanted);
        }

        @Override
        public void item(Object key, Object value) {
            keys.add(key);
            values.add(value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"split_first_p2", "split_first_p4", "split_last_p0", "split_last_p3"})
    void annotations_comeOneByOneInOrder_andTheRestStays(String sample) {
        Collector collector = new Collector("annotations");
        Map<?, ?> rest = (Map<?, ?>) Samples.read(Samples.bytes(sample), sample, collector);
        assertEquals(List.of(), rest.get("annotations"));
        assertEquals(Map.of("val", List.of("clip0000", "clip0500", "clip1000")), rest.get("split"));
        assertEquals(1100, collector.values.size());
        for (int i = 0; i < 1100; i++) {
            Map<?, ?> item = (Map<?, ?>) collector.values.get(i);
            assertEquals("clip%04d".formatted(i), item.get("frame_dir"));
            assertEquals((double) i, ((NdArray) item.get("keypoint")).getDouble(0));
            assertEquals(1920L, ((Object[]) item.get("img_shape"))[1]);
        }
    }

    @Test
    void dict_comesPairByPair() {
        Collector collector = new Collector(ItemSink.ROOT);
        assertEquals(Map.of(), Samples.read(Samples.bytes("by_id_p3"), "by_id", collector));
        assertEquals(IntStream.range(0, 1100).mapToObj("clip%04d"::formatted).toList(), collector.keys);
        assertEquals(1099.0, ((NdArray) ((Map<?, ?>) collector.values.get(1099)).get("keypoint")).getDouble(0));
    }

    @Test
    void itemsOfDicts_areHandedOverBeforeTheirBatchEnds() {
        Collector collector = new Collector(ItemSink.ROOT);
        assertThrows(
                InvalidInputException.class,
                () -> Samples.read("\u0080\u0002](}(K\u0001K\u0002u}(K\u0003K\u0004u", collector));
        assertEquals(List.of(Map.of(1L, 2L), Map.of(3L, 4L)), collector.values);
    }

    @Test
    void arrayOfAnEarlierItem_isRefusedWithAReason() {
        Collector collector = new Collector(ItemSink.ROOT);
        String message = assertThrows(
                        InvalidInputException.class,
                        () -> Samples.read(Samples.bytes("shared_array_p4"), "shared", collector))
                .getMessage();
        assertTrue(message.contains("copy shared arrays before pickling"), message);
    }

    @Test
    void itemChangedAfterItWasHandedOver_isRefused() {
        Collector collector = new Collector(ItemSink.ROOT);
        assertThrows(
                InvalidInputException.class,
                () -> Samples.read("\u0080\u0002](}(K\u0001K\u0002u(K\u0001K\u0003ue.", collector));
        assertThrows(
                InvalidInputException.class, () -> Samples.read("\u0080\u0002](}(K\u0001K\u0002u\u0085e.", collector));
    }

    @Test
    void itemsWithoutDicts_comeWithTheirBatch() {
        Collector collector = new Collector(ItemSink.ROOT);
        assertEquals(List.of(), Samples.read("\u0080\u0002](K\u0001}K\u0002\u0085e]K\u0003aa.", collector));
        assertEquals(4, collector.values.size());
    }

    /** 3 GB in three batches of 1 GB: more than the memory of the tests, even if only a batch were kept twice. */
    @Test
    void memory_doesNotGrowWithTheFile() {
        int items = 3000;
        long[] seen = new long[1];
        ItemSink counter = new ItemSink() {
            @Override
            public boolean streams(String key, Object container) {
                return key.equals(ROOT);
            }

            @Override
            public void item(Object key, Object value) {
                seen[0] += ((byte[]) ((Map<?, ?>) value).get("keypoint")).length;
            }
        };
        PickleReader.read(new PickleInput(new SequenceInputStream(parts(items)), "large"), counter);
        assertEquals((long) items * Zeros.LENGTH, seen[0]);
    }

    private static Enumeration<InputStream> parts(int items) {
        List<InputStream> parts = new ArrayList<>();
        parts.add(ascii("\u0080\u0003]"));
        for (int i = 0; i < items; i++) {
            parts.add(ascii((i % 1000 == 0 ? "(" : "") + "}r"));
            parts.add(number(3 * i));
            parts.add(ascii("(X\u0008\u0000\u0000\u0000keypointB"));
            parts.add(number(Zeros.LENGTH));
            parts.add(new Zeros());
            parts.add(ascii("r"));
            parts.add(number(3 * i + 1));
            parts.add(ascii("X\u0001\u0000\u0000\u0000xr"));
            parts.add(number(3 * i + 2));
            parts.add(ascii("Nu" + (i % 1000 == 999 ? "e" : "")));
        }
        parts.add(ascii("."));
        return Collections.enumeration(parts);
    }

    private static InputStream ascii(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static InputStream number(int value) {
        return new ByteArrayInputStream(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    private static final class Zeros extends InputStream {
        static final int LENGTH = 1 << 20;
        private int left = LENGTH;

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int taken = Math.min(length, left);
            left -= taken;
            return taken;
        }
    }
}
