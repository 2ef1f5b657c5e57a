package org.protogcn.training.config;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes a resolved configuration so that {@link ConfigurationReader#readResolved} reads an equal one. */
public final class ConfigurationWriter {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private ConfigurationWriter() {}

    /** Every key with its value, in sections. */
    public static String toYaml(TrainingConfiguration configuration) {
        try {
            return YAML.writeValueAsString(toTree(configuration));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sections, keys and values as maps, strings, numbers and booleans, in the order of the records; for JSON. */
    public static Map<String, Object> toTree(Record section) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (RecordComponent component : section.getClass().getRecordComponents()) {
            tree.put(Schema.snakeCase(component.getName()), plain(valueOf(component, section)));
        }
        return tree;
    }

    private static Object valueOf(RecordComponent component, Record section) {
        try {
            return component.getAccessor().invoke(section);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static Object plain(Object value) {
        if (value instanceof Record section) {
            return toTree(section);
        }
        if (value instanceof Optional<?> optional) {
            return optional.orElse(null);
        }
        if (value instanceof Enum<?> constant) {
            return RecordBinder.name(constant);
        }
        return value instanceof Double number ? BigDecimal.valueOf(number) : value;
    }
}
