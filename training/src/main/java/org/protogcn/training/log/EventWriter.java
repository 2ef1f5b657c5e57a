package org.protogcn.training.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Writes scalars for TensorBoard.
 *
 * <p>An event file is a sequence of TFRecords: the length in 8 bytes, its checksum, the event, its checksum; little-endian;
 * checksums are CRC-32C, rotated and shifted by a constant. Every event goes to the operating system at once. A run that
 * resumes opens a further file in the same folder, which starts by telling TensorBoard from which step on earlier events
 * are void.
 */
public final class EventWriter implements Closeable {
    private static final String VERSION = "brain.Event:2";
    private static final int CHECKSUM_OFFSET = 0xa282ead8;

    private final InstantSource clock;
    private final OutputStream out;

    private EventWriter(InstantSource clock, OutputStream out) {
        this.clock = clock;
        this.out = out;
    }

    /**
     * Starts a new file in {@code folder}.
     *
     * @param firstStep the step of the first record to come; earlier files' records from there on count no longer
     */
    public static EventWriter open(Path folder, long firstStep, InstantSource clock) throws IOException {
        Files.createDirectories(folder);
        EventWriter writer = new EventWriter(clock, newFile(folder, clock.instant()));
        try {
            writer.record(writer.event(0).string(Event.FILE_VERSION, VERSION));
            Protobuf start = new Protobuf().integer(SessionLog.STATUS, SessionLog.START);
            writer.record(writer.event(firstStep).message(Event.SESSION_LOG, start));
            return writer;
        } catch (IOException e) {
            writer.close();
            throw e;
        }
    }

    private static OutputStream newFile(Path folder, Instant now) throws IOException {
        int number = 0;
        Path file;
        do {
            file = folder.resolve(
                    String.format("events.out.tfevents.%010d.%03d.protogcn", now.getEpochSecond(), number++));
        } while (Files.exists(file));
        return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** @param scalars name to value; a slash in a name groups charts, as in {@code loss/contrastive} */
    public void add(long step, Map<String, ? extends Number> scalars) throws IOException {
        Protobuf summary = new Protobuf();
        scalars.forEach((name, value) -> summary.message(Summary.VALUE, scalar(name, value.floatValue())));
        record(event(step).message(Event.SUMMARY, summary));
    }

    private static Protobuf scalar(String name, float value) {
        return new Protobuf().string(Value.TAG, name).float32(Value.SIMPLE_VALUE, value);
    }

    private Protobuf event(long step) {
        Instant now = clock.instant();
        double seconds = now.getEpochSecond() + now.getNano() * 1e-9;
        return new Protobuf().float64(Event.WALL_TIME, seconds).integer(Event.STEP, step);
    }

    private void record(Protobuf event) throws IOException {
        byte[] data = event.toBytes();
        ByteBuffer record = ByteBuffer.allocate(8 + 4 + data.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(data.length);
        record.putInt(checksum(record.array(), 0, 8));
        record.put(data);
        record.putInt(checksum(data, 0, data.length));
        out.write(record.array());
    }

    /** The masked CRC-32C of TFRecords. */
    static int checksum(byte[] data, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(data, offset, length);
        return Integer.rotateRight((int) crc.getValue(), 15) + CHECKSUM_OFFSET;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** Field numbers of the messages, as TensorFlow's event.proto and summary.proto give them. */
    private static final class Event {
        static final int WALL_TIME = 1;
        static final int STEP = 2;
        static final int FILE_VERSION = 3;
        static final int SUMMARY = 5;
        static final int SESSION_LOG = 7;
    }

    private static final class SessionLog {
        static final int STATUS = 1;
        static final int START = 1;
    }

    private static final class Summary {
        static final int VALUE = 1;
    }

    private static final class Value {
        static final int TAG = 1;
        static final int SIMPLE_VALUE = 2;
    }
}
