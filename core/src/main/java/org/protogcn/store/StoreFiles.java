package org.protogcn.store;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;

/** The names of a store's files and the records that its two JSON files hold. */
final class StoreFiles {
    static final String HEAD = "store.json";
    static final String INDEX = "clips.jsonl";
    static final String FORMAT = "protogcn-clips";
    static final int VERSION = 1;
    /** No clip has more numbers: room for hours of two persons. */
    static final int MAX_CLIP_VALUES = 1 << 27;

    /** No label is higher, so that a wrong one cannot ask for a billion classes. */
    static final int MAX_LABEL = 99_999;

    static final Pattern SHARD_NAME = Pattern.compile("(keypoints|scores)-\\d{5,9}\\.npy");

    /** Neither guesses nor ignores: a store that says something unexpected is refused. */
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private StoreFiles() {}

    /** What {@value #HEAD} says, beside its own checksum. */
    @JsonIgnoreProperties("sha256")
    record Head(
            @JsonProperty(required = true) String format,
            @JsonProperty(required = true) int version,
            @JsonProperty(required = true) int clips,
            @JsonProperty(required = true) JsonNode layout,
            @JsonProperty(required = true) List<String> classes,
            @JsonProperty(required = true) Map<String, List<Integer>> splits,
            @JsonProperty(required = true) List<Shard> shards,
            @JsonProperty(required = true) Index index) {}

    /** A file of {@code elements} numbers, all of one type. */
    record Shard(
            @JsonProperty(required = true) String file,
            @JsonProperty(required = true) String type,
            @JsonProperty(required = true) long elements) {

        static Shard of(String file, DType type, long elements) {
            return new Shard(file, type.name().toLowerCase(Locale.ROOT), elements);
        }

        Optional<DType> dtype() {
            return List.of(DType.FLOAT16, DType.FLOAT32, DType.FLOAT64).stream()
                    .filter(candidate ->
                            candidate.name().toLowerCase(Locale.ROOT).equals(type))
                    .findFirst();
        }
    }

    record Index(@JsonProperty(required = true) String file, @JsonProperty(required = true) String sha256) {}

    /** A line of {@value #INDEX}: one clip. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ClipLine(
            @JsonProperty(required = true) String id,
            @JsonProperty(required = true) int label,
            @JsonProperty(required = true) int persons,
            @JsonProperty(required = true) int frames,
            @JsonProperty(required = true) Block keypoints,
            Block scores,
            Image image) {}

    /** Where the numbers of a clip stand: from element {@code offset} of a shard on. */
    record Block(
            @JsonProperty(required = true) String shard,
            @JsonProperty(required = true) long offset,
            @JsonProperty(required = true) String crc32) {}

    record Image(@JsonProperty(required = true) int height, @JsonProperty(required = true) int width) {}

    static String hex(long crc) {
        return String.format(Locale.ROOT, "%08x", crc);
    }

    static InvalidInputException damaged(Path file, String problem) {
        return new InvalidInputException(file + " is damaged: " + problem + "; import the dataset again");
    }
}
