package org.protogcn.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** A file, or a folder of files of which one at a time is damaged, and what reads it. */
public final class FuzzedSource implements Campaign.Subject {
    private static final int LARGEST_SHOWN = 3000;

    private record Part(Path file, byte[] original) {}

    private final Path source;
    private final Reader reader;
    private final List<Part> parts = new ArrayList<>();
    private int damaged = -1;

    /** Reads a source and throws nothing but InvalidInputException. */
    public interface Reader {
        void read(Path source) throws Exception;
    }

    private FuzzedSource(Path source, Reader reader) {
        this.source = source;
        this.reader = reader;
    }

    /** The source as it lies there now is the original. It belongs to the campaign, which leaves it damaged. */
    public static FuzzedSource of(Path source, Reader reader) {
        FuzzedSource fuzzed = new FuzzedSource(source, reader);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                fuzzed.parts.add(new Part(file, Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fuzzed;
    }

    @Override
    public void readOriginal() throws Exception {
        reader.read(source);
    }

    @Override
    public void read(long number) throws Exception {
        int next = part(number);
        if (damaged >= 0 && damaged != next) {
            Files.write(parts.get(damaged).file(), parts.get(damaged).original());
        }
        damaged = next;
        Files.write(parts.get(next).file(), input(number));
        reader.read(source);
    }

    private int part(long number) {
        return (int) (number % parts.size());
    }

    private byte[] input(long number) {
        return Mutation.of(parts.get(part(number)).original(), number);
    }

    @Override
    public String describe(long number) {
        byte[] input = input(number);
        String content =
                input.length > LARGEST_SHOWN ? "" : ": " + Base64.getEncoder().encodeToString(input);
        return parts.get(part(number)).file().getFileName() + ", " + input.length + " bytes" + content;
    }
}
