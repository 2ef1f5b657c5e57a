package org.protogcn.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Device;
import org.protogcn.InvalidInputException;
import org.protogcn.cli.progress.ProgressDisplay;
import org.protogcn.store.ClipStore;
import org.protogcn.training.Model;
import org.protogcn.training.explain.Explainer;
import org.protogcn.training.explain.Explanation;
import org.protogcn.training.explain.ExplanationFolder;
import org.protogcn.training.explain.Subject;
import org.protogcn.training.explain.SubjectExplanation;
import org.protogcn.training.network.ProtoGcn;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows why a network decides as it does. */
@Command(
        name = "explain",
        header = "See why: topologies, prototypes, and what decisions rest on.",
        description = {
            "",
            "Writes a folder: index.html to look at and choose from, every picture as SVG and PNG, every number behind it as"
                    + " CSV and JSON. Says which joints are related for a clip, or on the mean over a class, how two classes"
                    + " or two models differ, which prototypes fire for what, and which joints, frames and persons a"
                    + " decision rests on.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  One clip:",
            "    protogcn explain runs/nw-ucla-j data/nw-ucla --clip a05_s03_e02_v03",
            "  Two actions that look alike, with their difference:",
            "    protogcn explain runs/nw-ucla-j data/nw-ucla --class donning --versus doffing",
            "  The same by another model, such as a baseline:",
            "    protogcn explain runs/nw-ucla-j data/nw-ucla --class donning --versus doffing --against runs/base",
            "  All classes, and what the prototypes are used for:",
            "    protogcn explain runs/nw-ucla-j data/nw-ucla --split xview_val"
        })
final class ExplainCommand implements Callable<Integer> {
    private static final int ATTRIBUTED = 8;
    private static final int MOST_ATTRIBUTED = 1000;
    private static final int MOST_NAMED = 4;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A run folder, a checkpoint or a weights file.")
    private Path source;

    @Parameters(index = "1", paramLabel = "STORE", description = "The clip store.")
    private Path store;

    @Mixin
    private SubjectOptions subjects;

    @Option(names = "--against", paramLabel = "MODEL2", description = "Compare with this model.")
    private Optional<Path> against = Optional.empty();

    @Option(
            names = "--layer",
            paramLabel = "N",
            split = ",",
            description = "The blocks to look at, from 1 to 10, or all (default: 10, from which the prototypes learn).")
    private List<String> layers = List.of("10");

    @Option(
            names = "--attribute",
            paramLabel = "N",
            description =
                    "Of how many clips of each class to find what the decision rests on, and to average over those that are"
                            + " recognised (default: " + ATTRIBUTED + "; 0 where a whole split is explained).")
    private Optional<Integer> attributed = Optional.empty();

    @Option(
            names = "--checkpoint",
            paramLabel = "NAME",
            defaultValue = "best",
            description = "Which of a run: best, last, or a name such as epoch-0010 (default: best).")
    private String checkpoint;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            description = "Where the explanation goes (default: explanation in this folder).")
    private Path output = Path.of("explanation");

    @Mixin
    private ComputeOptions compute;

    @Override
    public Integer call() throws IOException {
        ExplanationFolder.requireFree(output);
        requireAttributed();
        Set<Integer> blocks = blocks();
        List<Explanation> explanations;
        try (Interruption interruption = new Interruption(spec.commandLine().getErr());
                ClipStore opened = ClipStore.open(store)) {
            explanations = explain(opened, blocks, interruption);
            ExplanationFolder.write(output, title(explanations.get(0)), about(explanations), explanations);
        }
        explanations.forEach(new ExplanationText(spec.commandLine().getOut())::print);
        spec.commandLine().getOut().println("explanation: " + output.resolve("index.html"));
        return 0;
    }

    private List<Explanation> explain(ClipStore opened, Set<Integer> blocks, Interruption interruption) {
        Device device = compute.prepare();
        try (Model model = Model.open(source, checkpoint, device)) {
            List<Subject> chosen =
                    subjects.choose(opened, model.configuration().data().test());
            List<Explanation> explanations = new ArrayList<>();
            explanations.add(explain(
                    source, model, new Explainer(model, opened, device, blocks, attributed()), chosen, interruption));
            if (against.isPresent()) {
                try (Model other = Model.open(against.get(), checkpoint, device)) {
                    requireComparable(model, other);
                    explanations.add(explain(
                            against.get(),
                            other,
                            new Explainer(other, opened, device, blocks, attributed()),
                            chosen,
                            interruption));
                }
            }
            return explanations;
        }
    }

    private Explanation explain(
            Path path, Model model, Explainer explainer, List<Subject> chosen, Interruption interruption) {
        try (ProgressDisplay progress = ProgressDisplay.begin(
                "explaining",
                "clips",
                0,
                explainer.work(chosen),
                spec.commandLine().getErr())) {
            AtomicInteger done = new AtomicInteger();
            return explainer.explain(name(path, model), chosen, () -> {
                progress.at(done.incrementAndGet());
                interruption.check();
            });
        }
    }

    /** The name of its run; the paths of two, whose names may be the same. */
    private String name(Path path, Model model) {
        return against.isPresent()
                ? path.normalize().toString()
                : model.configuration().name();
    }

    private void requireComparable(Model model, Model other) {
        if (!model.seen().equals(other.seen())) {
            throw new InvalidInputException("models with different joints cannot be compared: " + source + " sees "
                    + model.seen().name() + ", " + against.orElseThrow() + " sees "
                    + other.seen().name());
        }
        if (!model.classNames().equals(other.classNames())) {
            throw new InvalidInputException("models with different classes cannot be compared: " + source + " and "
                    + against.orElseThrow() + "; train both on one store");
        }
    }

    private void requireAttributed() {
        attributed.filter(n -> n < 0 || n > MOST_ATTRIBUTED).ifPresent(n -> {
            throw new InvalidInputException("--attribute is " + n + "; expected 0 to " + MOST_ATTRIBUTED);
        });
    }

    private int attributed() {
        return attributed.orElse(subjects.wholeSplit() ? 0 : ATTRIBUTED);
    }

    private Set<Integer> blocks() {
        if (layers.contains("all")) {
            return IntStream.rangeClosed(1, ProtoGcn.BLOCKS).boxed().collect(Collectors.toCollection(TreeSet::new));
        }
        return layers.stream().map(ExplainCommand::block).collect(Collectors.toCollection(TreeSet::new));
    }

    private static int block(String text) {
        if (!text.matches("\\d{1,2}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > ProtoGcn.BLOCKS) {
            throw new InvalidInputException(
                    "--layer is '" + text + "'; expected numbers from 1 to " + ProtoGcn.BLOCKS + ", or all");
        }
        return Integer.parseInt(text);
    }

    private String title(Explanation explanation) {
        List<String> titles =
                explanation.subjects().stream().map(SubjectExplanation::title).toList();
        return titles.size() > MOST_NAMED ? titles.size() + " classes" : String.join(" · ", titles);
    }

    private String about(List<Explanation> explanations) {
        String models = explanations.stream().map(Explanation::model).collect(Collectors.joining(" against "));
        int clips = explanations.get(0).subjects().stream()
                .mapToInt(SubjectExplanation::clips)
                .sum();
        return models + " on " + store + ": " + clips + (clips == 1 ? " clip." : " clips.");
    }
}
