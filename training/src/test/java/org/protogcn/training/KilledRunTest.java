package org.protogcn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.training.config.TrainingConfiguration;

/** Whole processes, killed and resumed: the weights end as those of the unbroken run, bit for bit. */
class KilledRunTest {
    private static final long SECONDS = 60;
    private static final int STEPS = 8;
    private static final long SEED = 20;
    private static final Pattern WHOLE_STEP = Pattern.compile("\"kind\":\"step\".*\n");

    @TempDir
    private static Path folder;

    private static TinyRuns runs;
    private static RunFolder unbroken;

    @BeforeAll
    static void train() throws IOException {
        runs = TinyRuns.in(folder);
        unbroken = runs.train("unbroken");
    }

    /** Trains the run in a folder, from wherever it stands, as the command line does. */
    public static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws IOException {
            RunFolder run = RunFolder.open(Path.of(arguments[0]));
            try (GracefulStop stop =
                    new GracefulStop(Duration.ofSeconds(SECONDS), () -> System.err.println("stopping"))) {
                Trainer.Outcome outcome = TinyRuns.go(run.configuration(), run, true, new Unhurried(), stop);
                System.err.println(outcome == Trainer.Outcome.STOPPED ? "resume with --resume" : "finished");
            }
        }
    }

    /** Rests after every step, so that a signal comes before the end however busy the machine is. */
    private static final class Unhurried implements TrainingListener {
        @Override
        public void onStep(Step step) {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Process start(RunFolder run) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        run.path().toString())
                .redirectErrorStream(true)
                .redirectOutput(run.path().resolve("output.txt").toFile())
                .start();
    }

    private static RunFolder fresh(String name) throws IOException {
        TrainingConfiguration configuration = runs.configuration();
        return runs.create(name, configuration);
    }

    @Test
    void killedInMidEpoch_andResumed_endsAsTheUnbrokenRun() throws Exception {
        RunFolder run = fresh("killed");
        Process child = start(run);
        await(child, () -> steps(run) > STEPS / 2);
        kill(child);
        assertTrue(steps(run) < STEPS, "the run should not have ended yet");
        TinyRuns.resume(run);
        assertAsUnbroken(run);
    }

    /** Wherever it strikes: while the library loads, in a step, while a checkpoint is written. */
    @Test
    void killedAgainAndAgain_endsAsTheUnbrokenRun() throws Exception {
        RunFolder run = fresh("harassed");
        Random random = new Random(SEED);
        Process first = start(run);
        await(first, () -> writesCheckpoint(run));
        kill(first);
        Process second = start(run);
        int enough = 1 + random.nextInt(STEPS);
        await(second, () -> steps(run) >= enough);
        second.waitFor(random.nextInt(100), TimeUnit.MILLISECONDS);
        kill(second);
        TinyRuns.resume(run);
        assertAsUnbroken(run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    @DisabledOnOs(OS.WINDOWS)
    void askedToStop_saysHowToResume_endsWith130_andCanBeResumed(String signal) throws Exception {
        Assumptions.assumeFalse(
                signal.equals("INT") && ignoresInterrupts(), "skipped: background jobs of this shell ignore INT");
        RunFolder run = fresh("asked-" + signal);
        Process child = start(run);
        await(child, () -> steps(run) >= 2);
        List<String> command = List.of("kill", "-" + signal, Long.toString(child.pid()));
        assertEquals(0, new ProcessBuilder(command).start().waitFor());
        assertTrue(child.waitFor(SECONDS, TimeUnit.SECONDS), "still running");
        assertEquals(GracefulStop.EXIT_CODE, child.exitValue(), () -> output(run));
        assertEquals(List.of("stopping", "resume with --resume"), ownLines(run));
        assertEquals(Long.toString(steps(run)), TinyRuns.last(run).progress().get("step"), "no step is lost");
        TinyRuns.resume(run);
        assertAsUnbroken(run);
    }

    /** A process inherits it from the shell that put it into the background, and a JVM then leaves it so. */
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        String mask = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .findFirst()
                .orElse("SigIgn: 0");
        return (Long.parseUnsignedLong(mask.substring("SigIgn:".length()).strip(), 16) & 1 << 1) != 0;
    }

    private static void assertAsUnbroken(RunFolder run) throws IOException {
        assertEquals(TinyRuns.bits(unbroken), TinyRuns.bits(run));
        assertEquals(TinyRuns.metrics(unbroken), TinyRuns.metrics(run));
    }

    private static void kill(Process child) throws InterruptedException {
        child.destroyForcibly().waitFor();
    }

    /** Whether the first checkpoint is being written, or has just been. */
    private static boolean writesCheckpoint(RunFolder run) {
        try (Stream<Path> entries = Files.list(run.path().resolve("checkpoints"))) {
            return entries.findAny().isPresent();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Waits until a child has come somewhere, which it must not miss by ending. */
    private static void await(Process child, BooleanSupplier there) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!there.getAsBoolean()) {
            assertTrue(child.isAlive() || there.getAsBoolean(), "the child has ended");
            assertTrue(System.nanoTime() < deadline, "the child takes too long");
            Thread.sleep(1);
        }
    }

    /** Whole lines of the metrics about a step. */
    private static long steps(RunFolder run) {
        try {
            return Files.exists(run.metricsFile())
                    ? WHOLE_STEP
                            .matcher(Files.readString(run.metricsFile()))
                            .results()
                            .count()
                    : 0;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String output(RunFolder run) {
        try {
            return Files.readString(run.path().resolve("output.txt"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without what the virtual machine may say of itself. */
    private static List<String> ownLines(RunFolder run) {
        return output(run)
                .lines()
                .filter(line -> line.startsWith("stopping") || line.startsWith("resume") || line.startsWith("finished"))
                .toList();
    }
}
