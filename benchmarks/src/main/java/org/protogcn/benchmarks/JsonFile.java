package org.protogcn.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Where a report is to go, if anywhere. */
public final class JsonFile {
    private final Path file;
    private final CommandLine command;

    private JsonFile(Path file, CommandLine command) {
        this.file = file;
        this.command = command;
    }

    /**
     * Looks for the folder before the run, not after it.
     *
     * @param file null for none
     */
    public static JsonFile of(Path file, CommandLine command) {
        if (file != null && !Files.isDirectory(file.toAbsolutePath().getParent())) {
            throw new ParameterException(command, "there is no folder to write " + file + " into");
        }
        return new JsonFile(file, command);
    }

    public void write(Object report) {
        if (file == null) {
            return;
        }
        try {
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), report);
        } catch (IOException e) {
            throw new ParameterException(command, "cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
