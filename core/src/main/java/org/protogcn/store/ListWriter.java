package org.protogcn.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.protogcn.array.DType;
import org.protogcn.array.Npy;
import org.protogcn.io.DurableFile;
import org.protogcn.store.Head.ListFile;
import org.protogcn.store.Head.SplitRange;

/** Writes what is derived from a list of clips: the index, and the splits as numbers. */
final class ListWriter {
    private ListWriter() {}

    /** @param clips how many lines the list has */
    static ListFile index(Path lines, int clips, Path index) throws IOException {
        DurableFile.write(index, out -> {
            out.write(Npy.header(DType.INT64, clips, IndexColumn.COUNT));
            writeRows(lines, out);
        });
        return ListFile.of(index);
    }

    private static void writeRows(Path lines, OutputStream out) throws IOException {
        long start = 0;
        ByteBuffer row = ByteBuffer.allocate(IndexColumn.COUNT * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        try (LineInput in = new LineInput(lines)) {
            for (Optional<byte[]> next = in.next(); next.isPresent(); next = in.next()) {
                byte[] line = next.get();
                row.asLongBuffer().put(IndexColumn.row(ClipLine.read(line), start, StoreFiles.crc(line)));
                out.write(row.array());
                start += line.length;
            }
        }
    }

    static ListFile splits(Map<String, List<Integer>> splits, Path file) throws IOException {
        int size = splits.values().stream().mapToInt(List::size).sum();
        ByteBuffer numbers =
                ByteBuffer.allocate(Math.multiplyExact(size, Integer.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        splits.values().forEach(places -> places.forEach(numbers::putInt));
        DurableFile.write(file, out -> {
            out.write(Npy.header(DType.INT32, size));
            out.write(numbers.array());
        });
        return ListFile.of(file);
    }

    /** Where the numbers of each split stand in the file of all. */
    static Map<String, SplitRange> ranges(Map<String, List<Integer>> splits) {
        Map<String, SplitRange> ranges = new LinkedHashMap<>();
        int start = 0;
        for (Map.Entry<String, List<Integer>> split : splits.entrySet()) {
            ranges.put(split.getKey(), new SplitRange(start, split.getValue().size()));
            start += split.getValue().size();
        }
        return ranges;
    }
}
