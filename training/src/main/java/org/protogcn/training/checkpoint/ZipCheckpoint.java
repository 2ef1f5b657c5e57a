package org.protogcn.training.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;
import org.protogcn.format.pickle.PickleInput;

/** The form of torch 1.6 and later: a zip of one pickle and a file for each storage, none of them compressed. */
final class ZipCheckpoint {
    private static final String PICKLE = "data.pkl";

    private final Path file;
    private final ZipFile zip;
    private final String folder;
    private final Map<String, NdArray> storages = new HashMap<>();
    private long bytesLeft;

    private ZipCheckpoint(Path file, ZipFile zip) throws IOException {
        this.file = file;
        this.zip = zip;
        this.folder = folder();
        this.bytesLeft = Files.size(file);
    }

    static Object read(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new ZipCheckpoint(file, zip).root();
        } catch (InvalidInputException e) {
            throw e;
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new InvalidInputException(
                    file + " is damaged or cut off (" + e.getMessage() + "); fetch or copy it again", e);
        }
    }

    private String folder() {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith("/" + PICKLE))
                .findFirst()
                .map(name -> name.substring(0, name.length() - PICKLE.length()))
                .orElseThrow(() -> new InvalidInputException(
                        file + " is a zip, but no checkpoint of torch.save: it has no " + PICKLE));
    }

    private Object root() throws IOException {
        requireLittleEndian();
        ZipEntry entry = stored(PICKLE);
        TorchPickle pickle = new TorchPickle(this::storage, Files.size(file));
        try (PickleInput input = new PickleInput(zip.getInputStream(entry), file + "!" + entry.getName())) {
            return pickle.read(input);
        }
    }

    private void requireLittleEndian() throws IOException {
        if (zip.getEntry(folder + "byteorder") != null) {
            String order = new String(bytes("byteorder"), StandardCharsets.US_ASCII);
            if (!order.equals("little")) {
                throw new InvalidInputException(file + " was written in byte order '" + order
                        + "'; load and save it on a little-endian machine");
            }
        }
    }

    private Object storage(StorageReference reference) {
        NdArray storage = storages.computeIfAbsent(reference.key(), key -> load(reference));
        if (storage.type() != reference.type().type() || storage.size() != reference.elements()) {
            throw new IllegalArgumentException("refers to storage " + reference.key() + " as two different types");
        }
        return storage;
    }

    private NdArray load(StorageReference reference) {
        try {
            byte[] bytes = bytes("data/" + reference.key());
            if (bytes.length != reference.bytes()) {
                throw new IllegalArgumentException("announces " + reference.bytes() + " bytes for storage "
                        + reference.key() + ", which has " + bytes.length);
            }
            return NdArray.of(reference.type().type(), new int[] {(int) reference.elements()}, ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new IllegalArgumentException("has a damaged storage " + reference.key(), e);
        }
    }

    private byte[] bytes(String name) throws IOException {
        ZipEntry entry = stored(name);
        bytesLeft -= entry.getSize();
        if (bytesLeft < 0) {
            throw new InvalidInputException(file + " announces more contents than it has bytes");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readNBytes((int) entry.getSize());
        }
    }

    /** An entry as torch writes it; a compressed one could be a bomb. */
    private ZipEntry stored(String name) {
        ZipEntry entry = zip.getEntry(folder + name);
        if (entry == null) {
            throw new InvalidInputException(file + " lacks its part " + folder + name);
        }
        if (entry.getMethod() != ZipEntry.STORED || entry.getSize() < 0 || entry.getSize() > Integer.MAX_VALUE - 16) {
            throw new InvalidInputException(
                    file + " has a compressed or oversized part " + entry.getName() + "; torch.save writes neither");
        }
        return entry;
    }
}
