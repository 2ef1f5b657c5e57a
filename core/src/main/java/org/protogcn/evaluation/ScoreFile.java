package org.protogcn.evaluation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.array.Npy;
import org.protogcn.array.NpyHeader;
import org.protogcn.array.NpyText;
import org.protogcn.array.NpzWriter;
import org.protogcn.io.DurableFile;
import org.protogcn.io.Reason;

/**
 * Scores as a NumPy {@code .npz} file, readable with {@code numpy.load} and no pickle.
 *
 * <p>Arrays: {@code scores [clips,classes]} floating, {@code labels [clips]} integers, {@code ids [clips]} and {@code
 * classes [classes]} words. Scores are written as float32 where that loses nothing, else as float64.
 */
public final class ScoreFile {
    private static final int MAX_CLIPS = 1 << 22;
    private static final int MAX_CLASSES = 1 << 16;
    private static final long MAX_ARRAY_BYTES = 1 << 30;
    private static final long UNPACKED_FREELY = 1 << 20;
    private static final long MAX_PACKING = 100;

    private ScoreFile() {}

    /** Writes all or nothing; an existing file is replaced. */
    public static void write(Path file, Scores scores) throws IOException {
        DurableFile.write(file, out -> {
            try (NpzWriter npz = new NpzWriter(out, 0)) {
                npz.add("scores", body -> Npy.write(body, narrowest(scores)));
                long[] labels = Arrays.stream(scores.labels()).asLongStream().toArray();
                npz.add("labels", body -> Npy.write(body, NdArray.ofLongs(labels, labels.length)));
                npz.add("ids", body -> NpyText.write(body, scores.ids()));
                npz.add("classes", body -> NpyText.write(body, scores.classNames()));
            }
        });
    }

    private static NdArray narrowest(Scores scores) {
        NdArray wide = NdArray.ofDoubles(scores.values(), scores.clips(), scores.classes());
        boolean narrow = Arrays.stream(scores.values()).allMatch(v -> (float) v == v);
        return narrow ? wide.to(DType.FLOAT32) : wide;
    }

    /** @throws InvalidInputException if the file is not one of scores or announces more than it can hold */
    public static Scores read(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            requireHonest(zip, file);
            List<String> classes = words(zip, file, "classes", MAX_CLASSES);
            List<String> ids = words(zip, file, "ids", MAX_CLIPS);
            NdArray labels = numbers(zip, file, "labels", false, ids.size());
            NdArray scores = numbers(zip, file, "scores", true, ids.size(), classes.size());
            return new Scores(
                    ids,
                    Arrays.stream(labels.toLongs()).mapToInt(ScoreFile::toLabel).toArray(),
                    classes,
                    scores.toDoubles());
        } catch (ZipException | IllegalArgumentException e) {
            // The latter is what java.util.zip has for names that are not UTF-8.
            throw new InvalidInputException(file + " is not a score file (.npz): " + e.getMessage(), e);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + Reason.of(e), e);
        }
    }

    private static void requireHonest(ZipFile zip, Path file) throws IOException {
        long limit = UNPACKED_FREELY + MAX_PACKING * Files.size(file);
        boolean honest = zip.stream().mapToLong(ZipEntry::getSize).allMatch(size -> size >= 0 && size <= limit);
        if (!honest) {
            throw new InvalidInputException(
                    file + " would unpack to far more than its size; save it again with numpy.savez");
        }
    }

    /** An array's bytes, no more than the archive announces. */
    private static InputStream open(ZipFile zip, Path file, String array) throws IOException {
        ZipEntry entry = zip.getEntry(array + ".npy");
        if (entry == null) {
            throw new InvalidInputException(
                    file + " lacks the array '" + array + "'; a score file has scores, labels, ids and classes");
        }
        if (entry.getSize() > MAX_ARRAY_BYTES) {
            throw new InvalidInputException(file + " is too large: " + array + " takes " + entry.getSize() + " bytes");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new ByteArrayInputStream(in.readNBytes((int) entry.getSize()));
        }
    }

    private static List<String> words(ZipFile zip, Path file, String array, int limit) throws IOException {
        return NpyText.read(open(zip, file, array), file + ": " + array, limit);
    }

    private static NdArray numbers(ZipFile zip, Path file, String array, boolean floating, int... shape)
            throws IOException {
        String name = file + ": " + array;
        InputStream in = open(zip, file, array);
        NpyHeader header = NpyHeader.read(in, name);
        if (!Arrays.equals(header.shape(), shape)) {
            throw new InvalidInputException(name + " has the shape " + Arrays.toString(header.shape())
                    + " where the ids and classes ask for " + Arrays.toString(shape));
        }
        if (header.type().isFloating() != floating) {
            throw new InvalidInputException(name + " holds " + header.type() + "; "
                    + (floating ? "floating numbers" : "integers") + " are expected");
        }
        in.reset();
        return Npy.read(in, name);
    }

    private static int toLabel(long label) {
        return (int) Math.max(-1, Math.min(label, Integer.MAX_VALUE));
    }
}
