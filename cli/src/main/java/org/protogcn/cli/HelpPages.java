package org.protogcn.cli;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.protogcn.dataset.ClipFormats;
import org.protogcn.training.config.ConfigurationReader;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What help pages say beyond the annotations of their commands, because it is known elsewhere. */
final class HelpPages {
    private static final List<Group> GROUPS = List.of(
            new Group("Start here", List.of("quickstart")),
            new Group(
                    "Data",
                    List.of(
                            "data formats",
                            "data import",
                            "data info",
                            "data check",
                            "data show",
                            "data convert",
                            "data split",
                            "data subset",
                            "data merge",
                            "data export",
                            "layout")),
            new Group("Training and evaluation", List.of("train", "evaluate", "ensemble", "ablate")),
            new Group("Results", List.of("runs", "report", "compare", "explain")),
            new Group("Models", List.of("model import", "model export", "model info", "calibrate")),
            new Group("Use", List.of("predict", "live")),
            new Group("Checking", List.of("forward")));

    /** Commands that serve one purpose. */
    private record Group(String title, List<String> commands) {}

    private HelpPages() {}

    static void complete(CommandLine root) {
        root.setCommandName(CommandName.typed());
        nameAsTyped(root);
        root.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> commandsByPurpose(root, help));
        root.getHelpSectionMap().remove(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING);
        addFooter(find(root, "train"), "Keys for --set (SECTION.KEY=VALUE) with their defaults:", keys());
        addFooter(find(root, "forward"), "Keys for --set (SECTION.KEY=VALUE) with their defaults:", keys());
        addFooter(find(root, "data import"), "Formats:", formats());
        addFooter(find(root, "predict"), "Formats:", formats());
    }

    /** Examples can be typed as they stand there. */
    private static void nameAsTyped(CommandLine command) {
        UsageMessageSpec page = command.getCommandSpec().usageMessage();
        String name = CommandName.typed().replace("%", "%%");
        page.footer(Stream.of(page.footer())
                .map(line -> line.replace("  protogcn ", "  " + name + " ").replace("'protogcn ", "'" + name + " "))
                .toArray(String[]::new));
        command.getSubcommands().values().forEach(HelpPages::nameAsTyped);
    }

    private static String commandsByPurpose(CommandLine root, Help help) {
        StringBuilder page = new StringBuilder();
        for (Group group : GROUPS) {
            page.append("%n@|bold %s|@%n".formatted(group.title()));
            for (String command : group.commands()) {
                page.append("  @|yellow %-14s|@%s%n".formatted(command, firstSentence(find(root, command))));
            }
        }
        return help.colorScheme().ansi().string(page.toString());
    }

    private static CommandLine find(CommandLine command, String path) {
        int space = path.indexOf(' ');
        return space < 0
                ? command.getSubcommands().get(path)
                : find(command.getSubcommands().get(path.substring(0, space)), path.substring(space + 1));
    }

    private static String firstSentence(CommandLine command) {
        return command.getCommandSpec().usageMessage().header()[0];
    }

    private static Stream<String> keys() {
        return ConfigurationReader.defaults().lines();
    }

    private static Stream<String> formats() {
        return ClipFormats.all().stream().map(DataFormatsCommand::line);
    }

    /** Lines are laid out already: they pass as they are, not wrapped. */
    private static void addFooter(CommandLine command, String title, Stream<String> lines) {
        String text = lines.map(line -> "  " + line).collect(Collectors.joining("%n".formatted()));
        command.getHelpSectionMap().put("known-elsewhere", help -> "%n%s%n%s%n".formatted(title, text));
        List<String> sections = Stream.concat(command.getHelpSectionKeys().stream(), Stream.of("known-elsewhere"))
                .toList();
        command.setHelpSectionKeys(sections);
    }
}
