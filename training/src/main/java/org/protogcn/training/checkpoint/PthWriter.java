package org.protogcn.training.checkpoint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.protogcn.array.NdArray;
import org.protogcn.format.pickle.PickleWriter;
import org.protogcn.io.DurableFile;

/**
 * Checkpoints in the zip form of {@code torch.save}: {@code {'meta': {}, 'state_dict': OrderedDict(...)}}, one storage for
 * each tensor.
 */
public final class PthWriter {
    private static final String FOLDER = "archive/";
    private static final int PROTOCOL = 2;

    private PthWriter() {}

    /** Writes a file so that it is there completely or not at all; an existing one is replaced. */
    public static void write(Path file, Map<String, NdArray> weights) throws IOException {
        DurableFile.write(file, out -> write(out, weights));
    }

    private static void write(OutputStream out, Map<String, NdArray> weights) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setMethod(ZipOutputStream.STORED);
        add(zip, "data.pkl", ByteBuffer.wrap(pickle(weights)));
        add(zip, "byteorder", text("little"));
        int storage = 0;
        for (NdArray weight : weights.values()) {
            add(zip, "data/" + storage++, weight.bytes());
        }
        add(zip, "version", text("3\n"));
        zip.finish();
    }

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void add(ZipOutputStream zip, String name, ByteBuffer bytes) throws IOException {
        byte[] content = new byte[bytes.remaining()];
        bytes.get(content);
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(FOLDER + name);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] pickle(Map<String, NdArray> weights) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PickleWriter pickle = new PickleWriter(bytes, PROTOCOL);
        pickle.dict(() -> {
            pickle.entry("meta", () -> pickle.dict(() -> {}));
            pickle.entry(
                    "state_dict", () -> pickle.filled("collections", "OrderedDict", () -> entries(pickle, weights)));
        });
        pickle.end();
        return bytes.toByteArray();
    }

    private static void entries(PickleWriter pickle, Map<String, NdArray> weights) throws IOException {
        int storage = 0;
        for (Map.Entry<String, NdArray> weight : weights.entrySet()) {
            String key = Integer.toString(storage++);
            pickle.entry(weight.getKey(), () -> tensor(pickle, key, weight.getValue()));
        }
    }

    /** {@code _rebuild_tensor_v2(storage, offset, size, stride, requires_grad, hooks)}. */
    private static void tensor(PickleWriter pickle, String storage, NdArray array) throws IOException {
        pickle.call("torch._utils", "_rebuild_tensor_v2", () -> {
            pickle.reference(() -> {
                pickle.text("storage");
                pickle.global("torch", StorageType.of(array.type()).name());
                pickle.text(storage);
                pickle.text("cpu");
                pickle.integer(array.size());
            });
            pickle.integer(0);
            pickle.integers(array.shape());
            pickle.integers(strides(array.shape()));
            pickle.truth(false);
            pickle.filled("collections", "OrderedDict", () -> {});
        });
    }

    private static int[] strides(int[] shape) {
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }
}
