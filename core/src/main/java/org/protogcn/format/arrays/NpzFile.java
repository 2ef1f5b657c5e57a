package org.protogcn.format.arrays;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.protogcn.InvalidInputException;
import org.protogcn.NearestName;

/** An archive of arrays, each of which is read from front to back. Archives that grow beyond measure are refused. */
final class NpzFile implements Closeable {
    private static final int MAX_ENTRIES = 10_000;
    private static final int MAX_GROWTH = 200;
    private static final long HARMLESS = 1 << 20;
    private static final String ENDING = ".npy";

    private final Path path;
    private final ZipFile zip;

    private NpzFile(Path path, ZipFile zip) {
        this.path = path;
        this.zip = zip;
    }

    /** @throws InvalidInputException if it is not such an archive */
    static NpzFile open(Path path) {
        try {
            ZipFile zip = new ZipFile(path.toFile());
            if (zip.size() > MAX_ENTRIES) {
                zip.close();
                throw new InvalidInputException(
                        path + " holds " + zip.size() + " files; at most " + MAX_ENTRIES + " arrays are possible");
            }
            return new NpzFile(path, zip);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidInputException(
                    path + " is not an archive of NumPy arrays, or is damaged; copy the file again", e);
        }
    }

    /** The names of the arrays, in the order of the archive. */
    List<String> arrays() {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(ENDING))
                .map(name -> name.substring(0, name.length() - ENDING.length()))
                .toList();
    }

    /** What to call an array in an error. */
    String where(String array) {
        return path + ": " + array;
    }

    /** @throws InvalidInputException if there is no such array, or it announces more than it can hold */
    ClipStream array(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name + ENDING);
        if (entry == null) {
            throw new InvalidInputException(path + " holds no array '" + name + "'" + NearestName.hint(name, arrays()));
        }
        long packed = Math.min(entry.getCompressedSize(), path.toFile().length());
        if (entry.getSize() > HARMLESS && entry.getSize() / MAX_GROWTH > packed) {
            throw new InvalidInputException(where(name) + " would grow from " + packed + " to " + entry.getSize()
                    + " bytes, more than " + MAX_GROWTH + " times; save it with numpy.savez, uncompressed, if that is"
                    + " meant");
        }
        ClipStream array = new ClipStream(new BufferedInputStream(zip.getInputStream(entry), 1 << 16), where(name));
        if (array.header().bytes() > entry.getSize()) {
            throw new InvalidInputException(
                    where(name) + " announces " + array.header().bytes() + " bytes of numbers and holds "
                            + entry.getSize() + "; copy the file again");
        }
        return array;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
