package org.protogcn.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Lists the commands of the root's help page by what one wants to do, each with its first sentence. */
final class CommandGroups {
    private static final List<Group> GROUPS = List.of(
            new Group("Start here", List.of("quickstart")),
            new Group("Data", List.of("data import", "data info")),
            new Group("Training and evaluation", List.of("train", "evaluate", "ensemble")),
            new Group("Use", List.of("predict")),
            new Group("Checking", List.of("forward")));

    private record Group(String title, List<String> commands) {}

    private CommandGroups() {}

    static void install(CommandLine root) {
        root.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> render(root, help));
        root.getHelpSectionMap().remove(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING);
    }

    private static String render(CommandLine root, Help help) {
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
}
