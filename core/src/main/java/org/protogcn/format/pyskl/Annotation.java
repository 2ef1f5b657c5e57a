package org.protogcn.format.pyskl;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;
import org.protogcn.format.pickle.Python;
import org.protogcn.skeleton.Clip;

/**
 * One clip as PYSKL writes it: a dict. What is missing or of the wrong kind is reported with file, clip and key.
 *
 * @param source the file, for errors
 * @param id of the clip
 */
record Annotation(String source, String id, Map<?, ?> fields) {
    /** @param number of the item in its file, from 0, named where it has no id */
    static Annotation of(Object item, String source, long number) {
        if (!(item instanceof Map<?, ?> fields)) {
            throw new InvalidInputException(source + ": annotation " + number + " is " + Python.describe(item)
                    + "; a dict with 'frame_dir', 'label' and 'keypoint' is expected");
        }
        Object id = fields.containsKey("frame_dir") ? fields.get("frame_dir") : fields.get("filename");
        if (!(id instanceof String text) || text.isEmpty()) {
            throw new InvalidInputException(source + ": annotation " + number
                    + " has no id; a text under 'frame_dir' or 'filename' is expected");
        }
        return new Annotation(source, text, fields);
    }

    boolean has(String key) {
        return fields.get(key) != null;
    }

    /** The class from 0; unlabelled if there is none. */
    int label() {
        return get("label", Python::smallInteger).orElse(Clip.UNLABELLED);
    }

    Optional<Integer> totalFrames() {
        return get("total_frames", Python::smallInteger);
    }

    Optional<Clip.ImageSize> image() {
        return get("img_shape", value -> {
            List<?> size = Python.sequence(value);
            if (size.size() < 2) {
                throw new IllegalArgumentException("has " + Python.describe(value) + " where height and width belong");
            }
            return new Clip.ImageSize(Python.smallInteger(size.get(0)), Python.smallInteger(size.get(1)));
        });
    }

    Optional<String> rawFile() {
        return get("raw_file", Python::text);
    }

    Optional<NdArray> array(String key) {
        return get(key, value -> {
            if (value instanceof NdArray array) {
                return array;
            }
            throw new IllegalArgumentException("has " + Python.describe(value) + " where a NumPy array belongs");
        });
    }

    private <T> Optional<T> get(String key, Function<Object, T> conversion) {
        try {
            return Optional.ofNullable((Object) fields.get(key)).map(conversion);
        } catch (IllegalArgumentException e) {
            throw problem("'" + key + "' " + e.getMessage());
        }
    }

    InvalidInputException problem(String what) {
        return new InvalidInputException(source + ": clip " + id + ": " + what);
    }
}
