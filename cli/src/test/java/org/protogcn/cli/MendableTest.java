package org.protogcn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.InvalidInputException;
import picocli.CommandLine;

/** What the user reads after a failure. */
class MendableTest {
    @Test
    void refusal_isItsOwnSentence() {
        assertEquals(Optional.of("no"), Mendable.sentence(new InvalidInputException("no")));
        assertEquals(Optional.of("no"), Mendable.sentence(new IllegalStateException(new InvalidInputException("no"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[enforce fail at alloc_cpu.cpp:117] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to",
                "CUDA out of memory. Tried to allocate 2.00 GiB",
                "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling cublasCreate",
                "std::bad_alloc"
            })
    void nativeWantOfMemory_saysWhatToLower(String message) {
        String sentence = Mendable.sentence(new RuntimeException(message + "\nframe #0: ..."))
                .orElseThrow();
        assertEquals("not enough memory: lower schedule.batch or evaluation.batch", sentence);
    }

    @Test
    void fullHeap_saysHowToEnlargeIt() {
        String sentence =
                Mendable.sentence(new OutOfMemoryError("Java heap space")).orElseThrow();
        assertTrue(sentence.startsWith("not enough memory: "), sentence);
        assertTrue(sentence.contains("PROTOGCN_JAVA_OPTIONS=-Xmx"), sentence);
    }

    @Test
    void failuresOfFiles_nameTheFileAndNoJavaClass() {
        assertEquals(Optional.of("there is no a.npy"), Mendable.sentence(new NoSuchFileException("a.npy")));
        String denied = Mendable.sentence(new UncheckedIOException(new AccessDeniedException("out/a.npy")))
                .orElseThrow();
        assertTrue(denied.startsWith("out/a.npy cannot"), denied);
        String full =
                Mendable.sentence(new IOException("No space left on device")).orElseThrow();
        assertTrue(full.contains("No space left on device"), full);
        assertFalse(full.contains("java"), full);
    }

    @Test
    void bug_printsOneLineAndKeepsItsStackTrace() throws IOException {
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine().setErr(new PrintWriter(err));
        int exitCode = Failures.report(new IllegalStateException("first\nsecond"), command);
        assertEquals(1, exitCode);
        assertEquals(1, err.toString().lines().count(), err.toString());
        Path log = Path.of(err.toString().strip().replaceFirst(".* ", ""));
        assertTrue(Files.readString(log).contains("second"), log.toString());
        Files.delete(log);
    }
}
