package org.protogcn.training.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.protogcn.InvalidInputException;
import org.protogcn.io.Reason;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * A YAML document as flat settings: {@code network: {width: 96}} becomes {@code network.width}, and so does a key that is
 * written with its dot. Only maps and plain values are known; everything else that YAML can do is refused.
 */
final class YamlSettings {
    /** For one word of a megabyte the parser would take two gigabytes; configurations have a few thousand bytes. */
    private static final int MAX_KIBIBYTES = 256;

    private static final int MAX_DEPTH = 8;
    private static final YAMLFactory FACTORY =
            YAMLFactory.builder().loaderOptions(limits()).build();

    private final String origin;
    private final YAMLParser parser;
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    private YamlSettings(String origin, YAMLParser parser) {
        this.origin = origin;
        this.parser = parser;
    }

    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_KIBIBYTES * 1024);
        options.setNestingDepthLimit(MAX_DEPTH);
        return options;
    }

    /**
     * The settings of a file, by key, in its order.
     *
     * @throws InvalidInputException if the file cannot be read, is too large, or is not a plain YAML map
     */
    static Map<String, Setting> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_KIBIBYTES * 1024 + 1);
            if (bytes.length > MAX_KIBIBYTES * 1024) {
                throw new InvalidInputException(file + " is larger than " + MAX_KIBIBYTES
                        + " KiB and cannot be a configuration; give a configuration file");
            }
            return parse(new String(bytes, StandardCharsets.UTF_8), file.toString());
        } catch (IOException e) {
            throw new InvalidInputException("cannot read the configuration " + file + ": " + Reason.of(e), e);
        }
    }

    /**
     * The settings of a text, by key, in its order.
     *
     * @param origin what to call the text in an error
     */
    static Map<String, Setting> parse(String yaml, String origin) {
        try (YAMLParser parser = FACTORY.createParser(yaml)) {
            YamlSettings reader = new YamlSettings(origin, parser);
            reader.document();
            return reader.settings;
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(origin + lineOf(e) + ": not valid YAML, " + problem(e), e);
        } catch (IOException e) {
            throw new InvalidInputException("cannot read the configuration " + origin + ": " + Reason.of(e), e);
        }
    }

    private void document() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return;
        }
        if (first != JsonToken.START_OBJECT) {
            throw refusal("expected keys and values, such as 'network.width: 96'");
        }
        map("");
        if (parser.nextToken() != null) {
            throw refusal("a second document begins; a configuration is one");
        }
    }

    private void map(String prefix) throws IOException {
        requirePlain();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            requirePlain();
            String key = prefix + parser.currentName();
            JsonToken token = parser.nextToken();
            requirePlain();
            if (token == JsonToken.START_OBJECT) {
                map(key + ".");
            } else if (token == JsonToken.START_ARRAY) {
                throw refusal("'" + key + "' is a list; expected one value");
            } else {
                put(key, token == JsonToken.VALUE_NULL ? "" : parser.getText());
            }
        }
    }

    private void put(String key, String value) {
        Setting previous = settings.put(key, new Setting(key, value, place()));
        if (previous != null) {
            throw refusal("'" + key + "' is given a second time; the first is at " + previous.origin());
        }
    }

    private void requirePlain() throws IOException {
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
            throw refusal("YAML anchors and aliases are not accepted; write the value out");
        }
        if (parser.getTypeId() != null) {
            throw refusal("YAML tags are not accepted; remove '!" + parser.getTypeId() + "'");
        }
    }

    private InvalidInputException refusal(String reason) {
        return new InvalidInputException(place() + ": " + reason);
    }

    private String place() {
        return origin + ", line " + parser.currentTokenLocation().getLineNr();
    }

    private static String lineOf(JsonProcessingException e) {
        return e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
    }

    private static String problem(JsonProcessingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYAMLException marked && marked.getProblem() != null) {
                return marked.getProblem();
            }
        }
        return e.getOriginalMessage().lines().findFirst().orElse("unreadable");
    }
}
