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

    private final Path source;
    private final Reader reader;
    private final List<Path> files = new ArrayList<>();
    private final List<byte[]> originals = new ArrayList<>();
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
        try (Stream<Path> inside = Files.walk(source)) {
            for (Path file : inside.filter(Files::isRegularFile).sorted().toList()) {
                fuzzed.files.add(file);
                fuzzed.originals.add(Files.readAllBytes(file));
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
            Files.write(files.get(damaged), originals.get(damaged));
        }
        damaged = next;
        Files.write(files.get(next), input(number));
        reader.read(source);
    }

    private int part(long number) {
        return (int) (number % files.size());
    }

    private byte[] input(long number) {
        return Mutation.of(originals.get(part(number)), number);
    }

    @Override
    public String describe(long number) {
        byte[] input = input(number);
        String content =
                input.length > LARGEST_SHOWN ? "" : ": " + Base64.getEncoder().encodeToString(input);
        return files.get(part(number)).getFileName() + ", " + input.length + " bytes" + content;
    }
}
