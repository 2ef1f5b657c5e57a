package org.protogcn.training.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.protogcn.InvalidInputException;

/** Makes records of settings. Every component needs a setting; an empty one is an empty {@code Optional}. */
final class RecordBinder {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,19}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d++\\.?+\\d*+|\\.\\d++)([eE][+-]?\\d{1,4})?");

    private final Map<String, Setting> settings;
    private final String source;

    /** @param source what to name where a setting is missing */
    RecordBinder(Map<String, Setting> settings, String source) {
        this.settings = settings;
        this.source = source;
    }

    /**
     * The record whose components are the keys after {@code prefix}.
     *
     * @throws InvalidInputException naming the key, if a value is missing or of another type
     */
    <R extends Record> R bind(Class<R> type, String prefix) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = Arrays.stream(components)
                .map(component -> argument(component, prefix + Schema.snakeCase(component.getName())))
                .toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidInputException refusal) {
                throw new InvalidInputException(source + ": " + refusal.getMessage(), refusal);
            }
            throw new IllegalStateException("cannot make a " + type.getSimpleName(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
        }
    }

    private Object argument(RecordComponent component, String key) {
        if (component.getType().isRecord()) {
            return bind(component.getType().asSubclass(Record.class), key + ".");
        }
        Setting setting = settings.get(key);
        if (setting == null) {
            throw new InvalidInputException(source + ": '" + key + "' is missing");
        }
        return convert(setting, component.getType());
    }

    private static Object convert(Setting setting, Class<?> type) {
        if (type == Optional.class) {
            return Optional.of(setting.value()).filter(value -> !value.isEmpty());
        }
        if (setting.value().isEmpty()) {
            throw setting.refusal("a value");
        }
        if (type == String.class) {
            return setting.value();
        }
        if (type == boolean.class) {
            return bool(setting);
        }
        if (type == double.class) {
            return decimal(setting);
        }
        if (type.isEnum()) {
            return constant(setting, type);
        }
        long whole = whole(setting);
        return type == int.class ? (Object) toInt(setting, whole) : (Object) whole;
    }

    private static boolean bool(Setting setting) {
        return switch (setting.value()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw setting.refusal("true or false");
        };
    }

    private static double decimal(Setting setting) {
        if (!DECIMAL.matcher(setting.value()).matches()) {
            throw setting.refusal("a number");
        }
        return Double.parseDouble(setting.value());
    }

    private static long whole(Setting setting) {
        if (!WHOLE.matcher(setting.value()).matches()) {
            throw setting.refusal("a whole number");
        }
        try {
            return Long.parseLong(setting.value());
        } catch (NumberFormatException e) {
            throw setting.refusal("a whole number of at most 63 bits");
        }
    }

    private static int toInt(Setting setting, long value) {
        if (value != (int) value) {
            throw setting.refusal("a whole number of at most 31 bits");
        }
        return (int) value;
    }

    private static Object constant(Setting setting, Class<?> type) {
        for (Object constant : type.getEnumConstants()) {
            if (name(constant).equals(setting.value().toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw setting.refusal("one of "
                + Arrays.stream(type.getEnumConstants()).map(RecordBinder::name).collect(Collectors.joining(", ")));
    }

    /** How a configuration writes a constant. */
    static String name(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }
}
