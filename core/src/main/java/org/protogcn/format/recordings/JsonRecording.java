package org.protogcn.format.recordings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.protogcn.InvalidInputException;
import org.protogcn.Printable;

/** A small JSON file, read strictly and within limits. */
public final class JsonRecording {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxStringLength(1000)
                            .maxNameLength(100)
                            .maxNumberLength(40)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonRecording() {}

    /** @throws InvalidInputException if the file is larger than 16 MiB or not JSON within limits */
    public static JsonNode read(Path file) {
        byte[] content = RecordingFile.bytes(file);
        try {
            return MAPPER.readTree(content);
        } catch (IOException e) {
            throw new InvalidInputException(file + " is not the JSON of a recording; unpack the dataset again", e);
        }
    }

    /** @throws InvalidInputException naming file and place, if {@code array} is not an array of so many elements */
    static void requireLength(Path file, JsonNode array, int length, String place, String elements) {
        if (!array.isArray() || array.size() != length) {
            throw new InvalidInputException(file + ", " + place + ": expected " + length + " " + elements + ", got "
                    + (array.isArray() ? array.size() : "no array") + "; take the file out of the folder");
        }
    }

    /** Copies the numbers of {@code array}, {@code length} of them, to {@code target} from {@code offset} on. */
    static void copyNumbers(Path file, JsonNode array, String place, double[] target, int offset, int length) {
        requireLength(file, array, length, place, "numbers");
        for (int i = 0; i < length; i++) {
            if (!array.get(i).isNumber()) {
                throw new InvalidInputException(file + ", " + place + ": "
                        + Printable.shortened(array.get(i).toString())
                        + " is not a number; take the file out of the folder");
            }
            target[offset + i] = array.get(i).doubleValue();
        }
    }
}
