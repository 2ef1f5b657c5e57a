package org.protogcn.training.checkpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;
import org.protogcn.io.Reason;

/**
 * Checkpoints of {@code torch.save}, in the zip form and in the older one. Tensors become arrays; whatever else stands in
 * a checkpoint (the meta and optimizer blocks of training frameworks) is read as plain data.
 */
public final class PthReader {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final String STATE = "state_dict";
    private static final String PARALLEL = "module.";

    private PthReader() {}

    /**
     * The weights by name, in the order of the file: those under {@code state_dict} if there is one, else the outermost
     * dict. The prefix {@code module.}, which parallel training leaves, is taken off.
     *
     * @throws InvalidInputException if the file is no checkpoint, is damaged, or names anything but data and tensors
     */
    public static Map<String, NdArray> readWeights(Path file) {
        if (!(read(file) instanceof Map<?, ?> root)) {
            throw new InvalidInputException(file + " holds no dict of weights");
        }
        Object state = root.containsKey(STATE) ? root.get(STATE) : root;
        Map<String, NdArray> weights = new LinkedHashMap<>();
        if (state instanceof Map<?, ?> tensors) {
            tensors.forEach((key, value) -> add(weights, key, value, file));
        }
        if (weights.isEmpty()) {
            throw new InvalidInputException(file + " holds no weights, neither under '" + STATE + "' nor outermost");
        }
        return weights;
    }

    private static void add(Map<String, NdArray> weights, Object key, Object value, Path file) {
        if (!(key instanceof String name) || !(value instanceof NdArray tensor)) {
            throw new InvalidInputException(file + " has an entry '" + key + "' among its weights that is no tensor");
        }
        String plain = name.startsWith(PARALLEL) ? name.substring(PARALLEL.length()) : name;
        if (weights.put(plain, tensor) != null) {
            throw new InvalidInputException(file + " holds the weight " + plain + " twice");
        }
    }

    /**
     * Everything in the file, as {@link org.protogcn.format.pickle} translates Python's objects.
     *
     * @throws InvalidInputException as {@link #readWeights}
     */
    public static Object read(Path file) {
        return isZip(file) ? ZipCheckpoint.read(file) : LegacyCheckpoint.read(file);
    }

    private static boolean isZip(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        } catch (NoSuchFileException e) {
            throw new InvalidInputException("there is no checkpoint " + file, e);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read " + file + ": " + Reason.of(e), e);
        }
    }
}
