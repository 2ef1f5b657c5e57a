package org.protogcn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of a service, compiled and run with nothing but what the runtime needs. */
class EmbedExampleTest {
    private static final List<String> NEEDLESS =
            List.of("bytedeco", "training", "tribuo", "protobuf", "picocli", "test-classes", "junit");

    @TempDir
    Path folder;

    @Test
    void embeddedRecogniser_needsNoTrainingLibrary_andRecognises() throws Exception {
        Path pickle = TinyData.sound(folder.resolve("tiny.pkl"));
        Path model = model(pickle);
        Path classes = folder.resolve("classes");
        Path source = Path.of("../examples/embed/src/main/java/example/Embed.java");
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", runtimeClassPath(), "-d", classes.toString(), source.toString());
        assertEquals(0, compiled);
        String out = run(classes, model, pickle);
        assertEquals(TinyData.CLIPS, out.lines().count(), out);
        assertTrue(out.lines().allMatch(line -> line.matches("clip-\\d+: class [0-2], most likely class [0-2]")), out);
    }

    private Path model(Path pickle) {
        Path store = folder.resolve("store");
        Path run = folder.resolve("run");
        Path model = folder.resolve("model.onnx");
        Path configuration = TinyConfiguration.write(folder.resolve("tiny.yaml"));
        Typed.command("data", "import", "pyskl", pickle, "-o", store).expectSuccess();
        Typed.command("train", configuration, "--set", "data.store=" + store, "--run", run, "--threads", 1)
                .expectSuccess();
        Typed.command("model", "export", run, "-o", model, "--threads", 1).expectSuccess();
        return model;
    }

    private static String runtimeClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> NEEDLESS.stream().noneMatch(entry::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String run(Path classes, Path model, Path poses) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classes + File.pathSeparator + runtimeClassPath(),
                        "example.Embed",
                        model.toString(),
                        poses.toString())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue(), out);
        return out;
    }
}
