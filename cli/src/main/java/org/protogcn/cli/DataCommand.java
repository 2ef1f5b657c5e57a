package org.protogcn.cli;

import picocli.CommandLine.Command;

/** The commands about clip stores. */
@Command(
        name = "data",
        header = "Bring skeleton files into a clip store, and look into one.",
        subcommands = {DataImportCommand.class, DataFormatsCommand.class, DataInfoCommand.class, DataCheckCommand.class, DataShowCommand.class, DataConvertCommand.class})
final class DataCommand {}
