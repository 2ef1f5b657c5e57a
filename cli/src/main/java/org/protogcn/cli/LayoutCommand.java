package org.protogcn.cli;

import picocli.CommandLine.Command;

/** The commands about joint layouts. */
@Command(
        name = "layout",
        header = "Show joint layouts, and check one's own.",
        subcommands = {LayoutListCommand.class, LayoutShowCommand.class, LayoutCheckCommand.class})
final class LayoutCommand {}
