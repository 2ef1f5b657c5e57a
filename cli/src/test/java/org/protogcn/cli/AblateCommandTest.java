package org.protogcn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.training.GracefulStop;

/** Whole ablations in whole processes, broken off and gone on with. */
@DisabledOnOs(OS.WINDOWS)
class AblateCommandTest {
    private static final long SECONDS = 120;
    private static final int EPOCHS = 8;

    @TempDir
    static Path folder;

    private static Path store;
    private static Typed unbroken;

    @BeforeAll
    static void ablateUnbroken() {
        store = folder.resolve("store");
        Typed.command("data", "import", "pyskl", TinyData.sound(folder.resolve("tiny.pkl")), "-o", store)
                .expectSuccess();
        TinyConfiguration.write(folder.resolve("tiny.yaml"));
        unbroken = Typed.command(words("unbroken")).expectSuccess();
    }

    private static Object[] words(String runs) {
        return new Object[] {
            "ablate",
            folder.resolve("tiny.yaml"),
            "--set",
            "data.store=" + store,
            "--set",
            "schedule.epochs=" + EPOCHS,
            "--set",
            "network.intra=true,false",
            "--parallel",
            2,
            "--threads",
            1,
            "--folder",
            folder.resolve(runs)
        };
    }

    @Test
    void table_hasARowForEachValue_andIsWrittenAsFiles() {
        assertTrue(unbroken.out().contains("intra true\n"), unbroken.out());
        assertTrue(unbroken.err().contains("2 of 2 runs to do"), unbroken.err());
        for (String ending : List.of("json", "csv", "svg", "png")) {
            assertTrue(Files.exists(folder.resolve("unbroken/network.intra." + ending)), ending);
        }
    }

    @Test
    void repeated_trainsNothing() {
        Typed again = Typed.command(words("unbroken")).expectSuccess();
        assertEquals(unbroken.out(), again.out());
        assertTrue(again.err().startsWith("all runs are finished\n"), again.err());
    }

    @Test
    void killed_takesItsChildrenWithIt_andIsContinuedToTheSameTable() throws Exception {
        Process ablation = start("killed");
        awaitStep(ablation, "killed");
        List<ProcessHandle> children = ablation.descendants().toList();
        ablation.destroyForcibly().waitFor();
        for (ProcessHandle child : children) {
            child.onExit().get(SECONDS, TimeUnit.SECONDS);
        }
        assertSameTable("killed");
    }

    @Test
    void askedToStop_letsItsChildrenSave_andEndsWith130() throws Exception {
        Process ablation = start("stopped");
        awaitStep(ablation, "stopped");
        List<ProcessHandle> children = ablation.descendants().toList();
        ablation.destroy();
        assertTrue(ablation.waitFor(SECONDS, TimeUnit.SECONDS), "still running");
        assertTrue(children.stream().noneMatch(ProcessHandle::isAlive), "left alone");
        assertEquals(GracefulStop.EXIT_CODE, ablation.exitValue(), Files.readString(said("stopped")));
        assertTrue(Files.readString(said("stopped")).contains("repeat the command to go on"));
        assertTrue(Files.exists(folder.resolve("stopped/unchanged,seed=1/checkpoints/index.json")));
    }

    @Test
    void runThatFails_isNamed_andHarmsNoOther() {
        List<Object> words = new ArrayList<>(List.of(words("unbroken")));
        words.set(words.indexOf("network.intra=true,false"), "data.validation=val,nowhere");
        Typed refused = Typed.command(words.toArray());
        assertEquals(2, refused.exitCode(), refused.err());
        assertTrue(refused.err().contains("1 of 2 runs failed"), refused.err());
        assertTrue(refused.err().contains("failed:   validation=nowhere,seed=1: protogcn: "), refused.err());
        assertTrue(refused.out().contains("0/1  validation nowhere\n"), refused.out());
        assertTrue(refused.out().contains("1  validation val\n"), refused.out());
    }

    private static void assertSameTable(String runs) throws IOException {
        Typed continued = Typed.command(words(runs)).expectSuccess();
        assertEquals(unbroken.out(), continued.out());
        assertEquals(
                Files.readString(folder.resolve("unbroken/network.intra.json")),
                Files.readString(folder.resolve(runs).resolve("network.intra.json")));
    }

    private static Process start(String runs) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        for (Object word : words(runs)) {
            command.add(word.toString());
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said(runs).toFile())
                .start();
    }

    private static Path said(String runs) {
        return folder.resolve(runs + ".txt");
    }

    private static void awaitStep(Process ablation, String runs) throws Exception {
        Path metrics = folder.resolve(runs).resolve("unchanged,seed=1/metrics.jsonl");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!Files.exists(metrics) || Files.size(metrics) == 0) {
            assertTrue(ablation.isAlive() && System.nanoTime() < deadline, Files.readString(said(runs)));
            Thread.sleep(1);
        }
    }
}
