package org.protogcn.cli;

import picocli.CommandLine.Command;

/** The commands about clip stores. */
@Command(
        name = "data",
        header = "Bring skeleton files into clip stores; look into them, change them, export them.",
        subcommands = {
            DataImportCommand.class,
            DataFormatsCommand.class,
            DataInfoCommand.class,
            DataCheckCommand.class,
            DataShowCommand.class,
            DataConvertCommand.class,
            DataSplitCommand.class,
            DataSubsetCommand.class,
            DataMergeCommand.class,
            DataExportCommand.class
        })
final class DataCommand {}
