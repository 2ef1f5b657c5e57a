package org.protogcn.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.protogcn.InvalidInputException;
import org.protogcn.evaluation.ScoreFile;
import org.protogcn.evaluation.compare.Comparison;
import org.protogcn.evaluation.compare.ComparisonFigures;
import org.protogcn.evaluation.compare.ComparisonText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds two networks against each other. */
@Command(
        name = "compare",
        header = "Compare two networks on the same clips: by class, by difficulty, by what they mix up.",
        description = {
            "",
            "Clips are joined by their ids; those that only one has scores of are counted and left out. McNemar's test says how "
                    + "likely so large a difference is by chance. Differences are those of the second over the first, the baseline.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  protogcn compare runs/baseline runs/protogcn",
            "  protogcn compare runs/baseline runs/protogcn --split xsub_val --figures figures",
            "  protogcn compare joint/scores.npz fused/scores.npz --json"
        })
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "BASELINE",
            description = "A run folder, a folder that 'evaluate' wrote, or a score file (.npz).")
    private Path baseline;

    @Parameters(index = "1", paramLabel = "OTHER", description = "Likewise.")
    private Path other;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description = "Which scores of run folders to take (default: data.test of the run).")
    private Optional<String> split = Optional.empty();

    @Option(
            names = "--above",
            paramLabel = "PERCENT",
            defaultValue = "1",
            description = "Name the classes whose accuracy differs by more (default: 1).")
    private double above;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            defaultValue = "10",
            description = "Name so many pairs of classes whose confusion changed (default: 10).")
    private int pairs;

    @Option(
            names = "--figures",
            paramLabel = "FOLDER",
            description = "Draw there the classes that differ and the levels of difficulty, as SVG and PNG.")
    private Optional<Path> figures = Optional.empty();

    @Option(names = "--json", description = "Print everything as JSON, accuracies as fractions.")
    private boolean json;

    @Override
    public Integer call() {
        if (!(above >= 0 && above <= 100) || pairs < 0) {
            throw new InvalidInputException(
                    "--above " + above + " --pairs " + pairs + ": expected 0 to 100 per cent, and no negative number");
        }
        Comparison comparison = Comparison.of(
                baseline.toString(),
                ScoreFile.read(ScoreSource.file(baseline, split)),
                other.toString(),
                ScoreFile.read(ScoreSource.file(other, split)));
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                json
                        ? Json.of(comparison)
                        : ComparisonText.of(comparison, above / 100, pairs).stripTrailing());
        figures.ifPresent(folder -> {
            ComparisonFigures.write(folder, comparison, above / 100);
            spec.commandLine().getErr().println("figures: " + folder.resolve("{classes,levels}.{svg,png}"));
        });
        return 0;
    }
}
