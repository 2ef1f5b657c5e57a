package org.protogcn.io;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.protogcn.InvalidInputException;

/** Small files of YAML or JSON that people write. */
public final class TreeFile {
    /** For one word of a megabyte the YAML parser would take two gigabytes; the largest layout has half of this. */
    private static final int MAX_KIBIBYTES = 256;

    /** YAML contains JSON, so that one parser reads both. */
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private TreeFile() {}

    /**
     * The tree of a file of at most 256 KiB.
     *
     * @param what it should be, for an error
     * @throws InvalidInputException if it cannot be read, is too large, or is neither YAML nor JSON
     */
    public static JsonNode read(Path file, String what) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_KIBIBYTES * 1024 + 1);
            if (bytes.length > MAX_KIBIBYTES * 1024) {
                throw new InvalidInputException(file + " is larger than " + MAX_KIBIBYTES + " KiB and cannot be a "
                        + what + "; give it a " + what + " file");
            }
            return parse(bytes, file.toString());
        } catch (IOException e) {
            throw new InvalidInputException("cannot read the " + what + " file " + file + ": " + Reason.of(e), e);
        }
    }

    /** The tree that {@code bytes} hold; {@code source} is what to call them in an error. */
    public static JsonNode parse(byte[] bytes, String source) throws IOException {
        try {
            return YAML.readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new InvalidInputException(source + " is not valid YAML or JSON" + place(e), e);
        }
    }

    private static String place(JacksonException e) {
        String problem = e.getOriginalMessage().lines().findFirst().orElse("");
        return (e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr()) + ": " + problem;
    }
}
