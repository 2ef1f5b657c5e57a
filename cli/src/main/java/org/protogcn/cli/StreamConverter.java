package org.protogcn.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.protogcn.skeleton.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A stream by its key. */
final class StreamConverter implements ITypeConverter<Stream> {
    @Override
    public Stream convert(String key) {
        return Arrays.stream(Stream.values())
                .filter(stream -> stream.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + key + "' is no stream; expected one of "
                        + Arrays.stream(Stream.values()).map(Stream::key).collect(Collectors.joining(", "))));
    }
}
