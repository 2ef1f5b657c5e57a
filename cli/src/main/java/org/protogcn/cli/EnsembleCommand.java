package org.protogcn.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.protogcn.evaluation.Ensemble;
import org.protogcn.evaluation.EvaluationReport;
import org.protogcn.training.config.TrainingConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fuses the scores of several networks. */
@Command(
        name = "ensemble",
        header = "Fuse the scores of several networks, joined by clip id.",
        description = {
            "",
            "Prints the accuracy of each and of the weighted sum. Scores of different clips or classes are refused by "
                    + "name. A preset says the weights; runs may stand in any order, score files from elsewhere in the preset's:",
            "  2         j, b                  with weights 1, 1",
            "  4         j, b, jm, bm          with weights 2, 2, 1, 1",
            "  6         j, b, k, jm, bm, km   with weights 2, 2, 2, 1, 1, 1",
            "  6-seeds   j, j, b, b, k, k      two runs of each, with equal weights",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  protogcn ensemble --preset 2 runs/ntu60-xsub-j runs/ntu60-xsub-b",
            "  protogcn ensemble --preset 2 runs/nw-ucla-j runs/nw-ucla-b --split xview_val_clean",
            "  protogcn ensemble --weights 0.6,0.4 joint/scores.npz bone/scores.npz -o fused"
        })
final class EnsembleCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "SCORES",
            description = "Score files (.npz), folders that 'evaluate' wrote, or run folders.")
    private List<Path> sources;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description = "Which scores of run folders to take (default: data.test of the run).")
    private Optional<String> split = Optional.empty();

    @Mixin
    private FusionOptions fusion;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "Write the report of the fused scores there.")
    private Path output;

    @Override
    public Integer call() throws IOException {
        ScoreSources scores = new ScoreSources(split, TrainingConfiguration.Data::test);
        Ensemble ensemble = Ensemble.of(scores.members(sources, fusion.weights(sources)));
        PrintWriter out = spec.commandLine().getOut();
        MetricsTable table = new MetricsTable(out);
        ensemble.members().forEach(member -> table.row(member.name() + " × " + member.weight(), member.metrics()));
        table.row("fused", ensemble.metrics());
        if (output != null) {
            EvaluationReport.write(output, "ensemble", ensemble.fused());
            out.println("report: " + output);
        }
        return 0;
    }
}
