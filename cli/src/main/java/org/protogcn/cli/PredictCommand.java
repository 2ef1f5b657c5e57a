package org.protogcn.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.protogcn.InvalidInputException;
import org.protogcn.Printable;
import org.protogcn.dataset.ClipFormats;
import org.protogcn.dataset.FormatRecognition;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ImportOptions;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.store.ClipStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what the people in files of poses are doing. */
@Command(
        name = "predict",
        header = "Say what the person in a file of poses is doing: the five likeliest actions.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  protogcn predict runs/nw-ucla-j a05_s03_e02_v03.json",
            "  protogcn predict runs/ntu60-xsub-j clips.pkl --json",
            "  protogcn predict nw-ucla.onnx a05_s03_e02_v03.json"
        })
final class PredictCommand implements Callable<Integer> {
    private static final int SHOWN = 5;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "A run folder, a checkpoint, a weights file or a model file (.onnx).")
    private Path source;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Files or folders of any format that 'data import' reads, or clip stores; every clip is recognised.")
    private List<Path> files;

    @Option(names = "--format", paramLabel = "FORMAT", description = "The format of the files (default: found out).")
    private Optional<String> format = Optional.empty();

    @Option(names = "--clip", paramLabel = "ID", description = "Only the clip with this id.")
    private Optional<String> only = Optional.empty();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private ModelOptions options;

    /** What one clip shows. */
    record Prediction(String clip, List<Candidate> classes) {}

    /** An action and how likely it is. */
    record Candidate(String name, double probability) {}

    @Override
    public Integer call() {
        List<Prediction> predictions = predictions();
        if (predictions.isEmpty()) {
            throw new InvalidInputException(
                    "no clip " + only.map(id -> "'" + id + "' ").orElse("") + "is in "
                            + files.stream().map(Path::toString).collect(Collectors.joining(", ")));
        }
        print(predictions, spec.commandLine().getOut());
        return 0;
    }

    private List<Prediction> predictions() {
        List<Prediction> predictions = new ArrayList<>();
        try (Interruption interruption = new Interruption(spec.commandLine().getErr());
                ScoringModel model = ScoringModel.open(source, options)) {
            for (Path file : files) {
                forEachClip(file, model, (clip, stored) -> {
                    interruption.check();
                    if (only.isEmpty() || only.get().equals(clip.id())) {
                        predictions.add(prediction(clip, model.score(clip, stored), model.classNames()));
                    }
                });
            }
        }
        return predictions;
    }

    private void forEachClip(Path file, ScoringModel model, BiConsumer<Clip, SkeletonLayout> consumer) {
        if (format.isEmpty() && ClipStore.isStore(file)) {
            try (ClipStore store = ClipStore.open(file)) {
                IntStream.range(0, store.size())
                        .mapToObj(store::clip)
                        .forEach(clip -> consumer.accept(clip, store.layout()));
            }
        } else {
            ImportOptions reading = ImportOptions.ofLayout(model.layout());
            reader(file).read(file, reading, clip -> consumer.accept(clip, model.layout()));
        }
    }

    private ClipFormat reader(Path file) {
        return format.map(ClipFormats::named)
                .orElseGet(() -> FormatRecognition.of(file).format());
    }

    private static Prediction prediction(Clip clip, double[] scores, List<String> classNames) {
        return new Prediction(
                clip.id(),
                IntStream.range(0, scores.length)
                        .mapToObj(label -> new Candidate(classNames.get(label), scores[label]))
                        .sorted(Comparator.comparingDouble(Candidate::probability)
                                .reversed())
                        .limit(SHOWN)
                        .toList());
    }

    private void print(List<Prediction> predictions, PrintWriter out) {
        if (json) {
            out.println(Json.of(predictions));
            return;
        }
        for (Prediction prediction : predictions) {
            out.println(Printable.of(prediction.clip()));
            for (Candidate candidate : prediction.classes()) {
                out.printf(
                        Locale.ROOT, "  %5.1f %%  %s%n", 100 * candidate.probability(), Printable.of(candidate.name()));
            }
        }
    }
}
