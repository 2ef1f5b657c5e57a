package org.protogcn.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.training.config.ConfigurationReader;
import org.protogcn.training.config.ConfigurationWriter;
import org.protogcn.training.config.TrainingConfiguration;

/** What a weights file says of its network, so that it can be used without any other file. */
final class ModelDescription {
    private static final String CONFIGURATION = "protogcn.configuration";
    private static final String CLASSES = "protogcn.classes";
    private static final String STORED = "protogcn.layout";
    private static final String SEEN = "protogcn.network_layout";
    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelDescription() {}

    /**
     * @param stored the layout of the clips that the network was trained on
     * @param seen the layout that they are brought to for the network
     */
    static Map<String, String> of(
            TrainingConfiguration configuration, List<String> classNames, SkeletonLayout stored, SkeletonLayout seen) {
        try {
            return Map.of(
                    CONFIGURATION,
                    ConfigurationWriter.toYaml(configuration),
                    CLASSES,
                    JSON.writeValueAsString(classNames),
                    STORED,
                    SkeletonLayouts.toJson(stored),
                    SEEN,
                    SkeletonLayouts.toJson(seen));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static TrainingConfiguration configuration(Map<String, String> description, String source) {
        return ConfigurationReader.parseResolved(get(description, CONFIGURATION, source), source);
    }

    static List<String> classNames(Map<String, String> description, String source) {
        try {
            return JSON.readValue(get(description, CLASSES, source), new TypeReference<List<String>>() {});
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(source + " names its classes in a form that cannot be read", e);
        }
    }

    /** The layout of the clips that the network takes. */
    static SkeletonLayout stored(Map<String, String> description, String source) {
        return layout(description, STORED, source);
    }

    /** The layout that the network sees. */
    static SkeletonLayout seen(Map<String, String> description, String source) {
        return layout(description, SEEN, source);
    }

    private static SkeletonLayout layout(Map<String, String> description, String key, String source) {
        try {
            return SkeletonLayouts.fromTree(JSON.readTree(get(description, key, source)), source);
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    source + " describes its layout in a form that cannot be read; give another checkpoint", e);
        }
    }

    private static String get(Map<String, String> description, String key, String source) {
        String value = description.get(key);
        if (value == null) {
            throw new InvalidInputException(source + " does not describe its network ('" + key
                    + "' is missing); give a run folder or one of its checkpoints");
        }
        return value;
    }
}
