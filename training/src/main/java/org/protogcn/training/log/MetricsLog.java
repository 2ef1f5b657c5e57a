package org.protogcn.training.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.protogcn.InvalidInputException;

/**
 * Figures of a run as JSON lines: one object per line, its {@code step} first. Every line goes to the operating system
 * at once, so a killed run loses none of them.
 */
public final class MetricsLog implements Closeable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STEP = "step";
    private static final int LONGEST_LINE = 1 << 20;

    private final OutputStream out;

    private MetricsLog(OutputStream out) {
        this.out = out;
    }

    /**
     * Opens {@code file} to append. The first record that no longer counts and all after it are cut off before, and so
     * is a line that a crash left unfinished: the run will come there again.
     *
     * @param counts whether the run, where it resumes, has what a record tells behind it
     * @throws InvalidInputException naming the line, if the file holds something else than such records
     */
    public static MetricsLog open(Path file, Predicate<JsonNode> counts) throws IOException {
        if (Files.exists(file)) {
            truncate(file, lengthThatCounts(file, counts));
        }
        return new MetricsLog(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    /** Appends a record. */
    public void append(long step, Map<String, ?> values) throws IOException {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put(STEP, step);
        record.putAll(values);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(JSON.writeValueAsBytes(record));
        line.write('\n');
        out.write(line.toByteArray());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static void truncate(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    private static long lengthThatCounts(Path file, Predicate<JsonNode> counts) throws IOException {
        long length = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (int number = 1; ; number++) {
                String where = file + ", line " + number;
                byte[] line = nextLine(in, where);
                if (line.length == 0 || !counts.test(record(line, where))) {
                    return length;
                }
                length += line.length;
            }
        }
    }

    /** The next line with its line feed; empty at the end and for an unfinished line. */
    private static byte[] nextLine(InputStream in, String where) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                return line.toByteArray();
            }
            if (line.size() > LONGEST_LINE) {
                throw notARecord(where, null);
            }
        }
        return new byte[0];
    }

    private static JsonNode record(byte[] line, String where) throws IOException {
        try {
            JsonNode record = JSON.readTree(line);
            if (record.path(STEP).isIntegralNumber()) {
                return record;
            }
        } catch (JsonProcessingException e) {
            throw notARecord(where, e);
        }
        throw notARecord(where, null);
    }

    private static InvalidInputException notARecord(String where, Exception cause) {
        return new InvalidInputException(
                where + " is not a record with a step; move the file away to let the run start a new one", cause);
    }
}
