package org.protogcn.training.checkpoint;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;
import org.protogcn.format.pickle.PickleInput;
import org.protogcn.format.pickle.Python;
import org.protogcn.io.Reason;

/**
 * The form before torch 1.6: five pickles (a magic number, a version, facts of the machine, the objects, the keys of the
 * storages), then the storages. As these come last, the objects are read twice: first to learn what the storages are.
 */
final class LegacyCheckpoint {
    private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);

    private final Path file;
    private final long fileBytes;
    private final Map<String, StorageReference> references = new HashMap<>();
    private final Map<String, NdArray> storages = new HashMap<>();

    private LegacyCheckpoint(Path file) throws IOException {
        this.file = file;
        this.fileBytes = Files.size(file);
    }

    static Object read(Path file) {
        try {
            LegacyCheckpoint checkpoint = new LegacyCheckpoint(file);
            checkpoint.readStorages();
            return checkpoint.root();
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + Reason.of(e), e);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(file + " " + e.getMessage(), e);
        }
    }

    private void readStorages() throws IOException {
        try (PickleInput input = PickleInput.open(file)) {
            readHead(input);
            objects(this::remember).read(input);
            for (Object key : Python.sequence(plain(input))) {
                storages.put(Python.text(key), storage(input, Python.text(key)));
            }
        }
    }

    private Object root() throws IOException {
        try (PickleInput input = PickleInput.open(file)) {
            readHead(input);
            return objects(this::storage).read(input);
        }
    }

    private void readHead(PickleInput input) {
        if (!MAGIC.equals(plain(input))) {
            throw new InvalidInputException(file + " is not a checkpoint of torch.save");
        }
        plain(input);
        if (!(plain(input) instanceof Map<?, ?> machine) || Boolean.FALSE.equals(machine.get("little_endian"))) {
            throw new InvalidInputException(
                    file + " was written on a big-endian machine; load and save it on a little-endian one");
        }
    }

    private Object plain(PickleInput input) {
        return objects(reference -> {
                    throw new IllegalArgumentException("refers to storage " + reference.key() + " too early");
                })
                .read(input);
    }

    private TorchPickle objects(Function<StorageReference, Object> resolver) {
        return new TorchPickle(resolver, fileBytes);
    }

    /** In the first reading there are no numbers yet, and tensors stay null. */
    private Object remember(StorageReference reference) {
        StorageReference known = references.putIfAbsent(reference.key(), reference);
        if (known != null && !known.equals(reference)) {
            throw new IllegalArgumentException("refers to storage " + reference.key() + " as two different types");
        }
        return reference;
    }

    private NdArray storage(PickleInput input, String key) throws IOException {
        StorageReference reference = references.get(key);
        long elements = input.int64();
        if (reference == null || elements != reference.elements()) {
            throw new InvalidInputException(
                    file + " holds a storage " + key + " of " + elements + " elements that no tensor announces so");
        }
        return NdArray.of(
                reference.type().type(), new int[] {(int) elements}, ByteBuffer.wrap(input.bytes(reference.bytes())));
    }

    private Object storage(StorageReference reference) {
        NdArray storage = storages.get(reference.key());
        if (storage == null) {
            throw new IllegalArgumentException("lacks the storage " + reference.key());
        }
        return storage;
    }
}
