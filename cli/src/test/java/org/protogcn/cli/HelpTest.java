package org.protogcn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.testing.Shared;
import picocli.CommandLine;

class HelpTest {
    @Test
    void page_namesEveryCommand() {
        String page = Typed.command("--help").expectSuccess().out();
        Main.commandLine().getSubcommands().forEach((name, command) -> namesOf(name, command)
                .forEach(path -> assertTrue(page.contains("  " + path), path)));
    }

    /** A group of commands may stand for all of its own. */
    private static Stream<String> namesOf(String name, CommandLine command) {
        return command.getSubcommands().isEmpty() || name.equals("layout")
                ? Stream.of(name)
                : command.getSubcommands().keySet().stream().map(sub -> name + " " + sub);
    }

    @Test
    void keysAndFormats_areOnThePagesThatNeedThem() {
        assertTrue(Typed.command("forward", "--help").out().contains("prototypes: 100"));
        assertTrue(Typed.command("train", "--help").out().contains("weight_decay: 0.0005"));
        assertTrue(Typed.command("data", "import", "--help").out().contains("utd-mhad"));
    }

    @Test
    void examplesOnHelpPages_parse() {
        List<String> examples = new ArrayList<>();
        collectExamples(Main.commandLine(), examples);
        assertTrue(examples.size() > 10, examples.toString());
        examples.forEach(HelpTest::parse);
    }

    @Test
    void examplesAndSynopses_nameTheCommandAsItWasTyped() {
        System.setProperty("protogcn.command", "./protogcn");
        try {
            String page = Typed.command("data", "import", "--help").out();
            assertTrue(page.contains("Usage: ./protogcn data import"), page);
            assertTrue(page.contains("  ./protogcn data import pyskl"), page);
            assertTrue(Typed.command("trian").err().contains("'./protogcn --help'"));
        } finally {
            System.clearProperty("protogcn.command");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "CONTRIBUTING.md",
                "docs/ablations.md",
                "docs/compare.md",
                "docs/configuration.md",
                "docs/data-check.md",
                "docs/formats.md",
                "docs/layouts.md",
                "docs/models.md",
                "docs/own-data.md",
                "docs/report.md",
                "docs/results.md",
                "docs/serving.md",
                "docs/store.md",
                "docs/store-operations.md"
            })
    void examplesInDocuments_parse(String document) throws IOException {
        Files.readString(Shared.repository().resolve(document))
                .replace("\\\n", " ")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("./protogcn ") || line.startsWith("protogcn "))
                .forEach(HelpTest::parse);
    }

    @Test
    void examplesInConfigurations_parseAndNameTheFile() throws IOException {
        try (Stream<Path> files = Files.list(Shared.repository().resolve("configs"))) {
            for (Path file : files.toList()) {
                List<String> commands = Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith("#   protogcn "))
                        .map(line -> line.substring(4).split(" {3,}", 2)[0])
                        .toList();
                assertTrue(commands.size() > 0, file.toString());
                commands.forEach(HelpTest::parse);
            }
        }
    }

    private static void collectExamples(CommandLine command, List<String> examples) {
        String footer =
                String.join("\n", command.getCommandSpec().usageMessage().footer());
        footer.replace("\\\n", " ")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("protogcn "))
                .forEach(examples::add);
        command.getSubcommands().values().forEach(subcommand -> collectExamples(subcommand, examples));
    }

    private static void parse(String example) {
        String command = example.replaceFirst("^(\\./)?protogcn ", "").replaceFirst(" #.*", "");
        String[] words = command.strip().split("\\s+", -1);
        CommandLine.ParseResult parsed = Main.commandLine().parseArgs(words);
        assertEquals(List.of(), parsed.unmatched(), Arrays.toString(words));
    }
}
