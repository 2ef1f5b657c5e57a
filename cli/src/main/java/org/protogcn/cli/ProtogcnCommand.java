package org.protogcn.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The page that {@code protogcn --help} shows, and the root of all commands. */
@Command(
        name = "protogcn",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        header = {"Recognise what people do from the motion of their joints: ProtoGCN, CVPR 2025.", ""},
        description = {"", "Poses come in as files, become a clip store, train a network, and leave as scores.", ""},
        optionListHeading = "Options:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  See it work, with made-up people, in a few minutes:",
            "    protogcn quickstart",
            "",
            "  A benchmark, from its file to the accuracy of two streams fused:",
            "    protogcn data import pyskl ntu60_3danno.pkl -o data/ntu60",
            "    protogcn data info data/ntu60",
            "    protogcn train ntu60-xsub --stream j",
            "    protogcn train ntu60-xsub --stream b",
            "    protogcn evaluate runs/ntu60-xsub-j --split xsub_val",
            "    protogcn evaluate runs/ntu60-xsub-b --split xsub_val",
            "    protogcn ensemble --preset 2 runs/ntu60-xsub-j runs/ntu60-xsub-b",
            "",
            "  What is this person doing?",
            "    protogcn predict runs/nw-ucla-j a05_s03_e02_v03.json",
            "",
            "  One file for a service, of two streams:",
            "    protogcn model export --preset 2 runs/ntu60-xsub-j runs/ntu60-xsub-b -o ntu60.onnx",
            "",
            "'protogcn COMMAND --help' says more; keys of configurations: docs/configuration.md.",
            "Exit codes: 0 well, 2 unusable input (one sentence says why), 130 interrupted, 1 a bug, or errors that"
                    + " 'data check --strict' has found."
        },
        subcommands = {
            QuickstartCommand.class,
            DataCommand.class,
            LayoutCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            ExplainCommand.class,
            EnsembleCommand.class,
            ReportCommand.class,
            RunsCommand.class,
            PredictCommand.class,
            ModelCommand.class,
            CalibrateCommand.class,
            LiveCommand.class,
            CompareCommand.class,
            AblateCommand.class,
            ForwardCommand.class
        })
final class ProtogcnCommand {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and end.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and end.")
    boolean version;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Say more about what is going on, on stderr.")
    boolean verbose;
}
