package org.protogcn.cli;

import picocli.CommandLine.Command;

/** The commands about trained networks as files. */
@Command(
        name = "model",
        header = "Take over published checkpoints, and make one model file out of trained networks.",
        subcommands = {ModelImportCommand.class, ModelExportCommand.class, ModelInfoCommand.class})
final class ModelCommand {}
