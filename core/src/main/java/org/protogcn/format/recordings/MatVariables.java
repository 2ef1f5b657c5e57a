package org.protogcn.format.recordings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.protogcn.InvalidInputException;
import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5Reader;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.Char;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sources;

/**
 * Numbers and words of a MAT v5 file by name. Everything else in the file, objects and functions above all, is passed
 * over unread.
 */
public final class MatVariables {
    private static final Set<MatlabType> READABLE = Set.of(
            MatlabType.Character,
            MatlabType.Double,
            MatlabType.Single,
            MatlabType.Int8,
            MatlabType.UInt8,
            MatlabType.Int16,
            MatlabType.UInt16,
            MatlabType.Int32,
            MatlabType.UInt32);

    private final Path file;
    private final Map<String, Object> values;
    private final Map<String, List<Integer>> shapes;

    private MatVariables(Path file, Map<String, Object> values, Map<String, List<Integer>> shapes) {
        this.file = file;
        this.values = values;
        this.shapes = shapes;
    }

    /** The names of all variables of numbers or text, in the order of the file. */
    public static List<String> names(Path file) {
        byte[] unpacked = new MatUnpacker(file, RecordingFile.bytes(file)).unpack();
        List<String> names = new ArrayList<>();
        try (MatFile content = reader(unpacked, noting(names)).readMat()) {
            return List.copyOf(names);
        } catch (IOException | RuntimeException e) {
            throw damaged(file, e);
        }
    }

    /** Takes no variable, only its name. */
    private static Predicate<String> noting(List<String> names) {
        return name -> {
            names.add(name);
            return false;
        };
    }

    /**
     * Reads the variables of these names, all of which have to be there.
     *
     * @throws InvalidInputException if they are not, or the file is larger than 16 MiB or no MAT v5
     */
    public static MatVariables read(Path file, String... names) {
        byte[] unpacked = new MatUnpacker(file, RecordingFile.bytes(file)).unpack();
        Map<String, Object> values = new HashMap<>();
        Map<String, List<Integer>> shapes = new HashMap<>();
        try (MatFile content = reader(unpacked, Set.of(names)::contains).readMat()) {
            for (MatFile.Entry entry : content.getEntries()) {
                values.put(entry.getName(), value(entry.getValue(), unpacked.length));
                shapes.put(entry.getName(), shape(entry.getValue()));
            }
        } catch (IOException | RuntimeException e) {
            throw damaged(file, e);
        }
        requireAll(file, values, names);
        return new MatVariables(file, values, shapes);
    }

    private static InvalidInputException damaged(Path file, Exception cause) {
        return new InvalidInputException(file + " is damaged and not readable as MAT v5; unpack it again", cause);
    }

    private static Mat5Reader reader(byte[] unpacked, Predicate<String> names) {
        return Mat5.newReader(Sources.wrap(ByteBuffer.wrap(unpacked)))
                .disableSubsystemProcessing()
                .setBufferAllocator(new LimitedBuffers(4 * unpacked.length))
                .setEntryFilter(header -> READABLE.contains(header.getType()) && names.test(header.getName()));
    }

    /** An array cannot announce more elements than its file has bytes. */
    private static Object value(Array array, int limit) {
        long elements = 1;
        for (int extent : array.getDimensions()) {
            elements = Math.multiplyExact(elements, extent);
        }
        if (elements < 0 || elements > limit) {
            throw new IllegalArgumentException(elements + " elements announced");
        }
        return array instanceof Char text ? text.getString() : numbers((Matrix) array, (int) elements);
    }

    private static double[] numbers(Matrix matrix, int elements) {
        return IntStream.range(0, elements).mapToDouble(matrix::getDouble).toArray();
    }

    private static List<Integer> shape(Array array) {
        return IntStream.of(array.getDimensions()).boxed().toList();
    }

    private static void requireAll(Path file, Map<String, Object> values, String... names) {
        for (String name : names) {
            if (!values.containsKey(name)) {
                throw new InvalidInputException(
                        file + " holds no variable " + name + " of numbers or text; take the file out of the folder");
            }
        }
    }

    /** Refuses what an array announces beyond its file's size: empty text may claim any number of characters. */
    private record LimitedBuffers(int limit) implements BufferAllocator {
        @Override
        public ByteBuffer allocate(int bytes) {
            if (bytes > limit) {
                throw new IllegalArgumentException(bytes + " bytes announced");
            }
            return ByteBuffer.allocate(bytes);
        }

        @Override
        public void release(ByteBuffer buffer) {}
    }

    /** The extents, in MATLAB's order: the first index runs fastest in {@link #numbers}. */
    public List<Integer> shape(String name) {
        return shapes.get(name);
    }

    /** All elements, the first index fastest. */
    public double[] numbers(String name) {
        return value(name, double[].class, "numbers");
    }

    String text(String name) {
        return value(name, String.class, "text");
    }

    private <T> T value(String name, Class<T> type, String kind) {
        Object value = values.get(name);
        if (!type.isInstance(value)) {
            throw new InvalidInputException(
                    file + ": the variable " + name + " is not " + kind + "; take the file out of the folder");
        }
        return type.cast(value);
    }
}
