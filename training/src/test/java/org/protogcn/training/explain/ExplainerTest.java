package org.protogcn.training.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.bytedeco.pytorch.Device;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.skeleton.Stream;
import org.protogcn.store.ClipStore;
import org.protogcn.store.ClipStoreWriter;
import org.protogcn.synthetic.SyntheticActions;
import org.protogcn.training.Model;
import org.protogcn.training.config.ConfigurationReader;
import org.protogcn.training.config.TrainingConfiguration;
import org.protogcn.training.network.Numbers;
import org.protogcn.training.network.ProtoGcn;
import org.protogcn.training.tensor.LibTorch;

/** A fresh network of width 8 and made-up clips of 10 actions, 3 each in the split {@code train}. */
class ExplainerTest {
    private static final Device CPU = cpu();
    private static final SkeletonLayout LAYOUT = SkeletonLayouts.named("ntu25");

    @TempDir
    static Path folder;

    private static TrainingConfiguration configuration;

    private static Device cpu() {
        LibTorch.load(1);
        return new Device("cpu");
    }

    @BeforeAll
    static void writeStore() throws IOException {
        SyntheticActions actions = new SyntheticActions(5, 3, 1, 0, 1);
        try (ClipStoreWriter writer = ClipStoreWriter.create(folder.resolve("store"), true)) {
            actions.forEach(writer::add);
            writer.finish(
                    actions.summary().layout(),
                    actions.summary().classNames(),
                    actions.summary().splits());
        }
        Path file = Files.writeString(
                folder.resolve("tiny.yaml"),
                """
                name: tiny
                data: {store: store}
                recipe: {layout: ntu25, frames: 16, persons: 1}
                network: {classes: 10, width: 8, prototypes: 12}
                schedule: {workers: 1}
                evaluation: {batch: 4}
                """);
        configuration = ConfigurationReader.read(file, Stream.J, List.of());
    }

    private static void withModel(BiConsumer<Model, ClipStore> test) {
        List<String> classes = SyntheticActions.classNames();
        try (ClipStore store = ClipStore.open(folder.resolve("store"));
                ProtoGcn network = new ProtoGcn(configuration.network(), 25, 1, CPU, Numbers.FLOAT32)) {
            network.weights().initialise(7);
            test.accept(new Model(Path.of("tiny.safetensors"), configuration, classes, LAYOUT, LAYOUT, network), store);
        }
    }

    private static Explanation explain(Model model, ClipStore store, int attributed, List<Subject> subjects) {
        return new Explainer(model, store, CPU, Set.of(3, 10), attributed).explain("tiny", subjects, () -> {});
    }

    @Test
    void aClass_isTheMeanOverItsClips() {
        withModel((model, store) -> {
            Subject subject =
                    Subject.ofClass(store, SyntheticActions.classNames().get(4), "train");
            assertEquals(3, subject.clips().length);
            SubjectExplanation together =
                    explain(model, store, 0, List.of(subject)).subjects().get(0);
            List<Subject> alone = new ArrayList<>();
            for (int clip : subject.clips()) {
                alone.add(Subject.ofClip(store, store.id(clip)));
            }
            List<SubjectExplanation> each = explain(model, store, 0, alone).subjects();
            together.topologies().forEach((key, mean) -> {
                double[] plain = new double[mean.length];
                each.forEach(one -> Topologies.add(one.topologies().get(key), plain));
                assertArrayEquals(Topologies.times(1.0 / 3, plain), mean, 1e-7, key::title);
            });
            assertEquals(
                    Set.of("static-3", "intra-3", "inter-3", "whole-3"),
                    Set.copyOf(together.topologies().keySet().stream()
                            .filter(key -> key.layer() == 3)
                            .map(TopologyKey::file)
                            .toList()));
        });
    }

    @Test
    void attributions_areOfAsManyClipsAsWereAskedFor_andProgressCountsAllWork() {
        withModel((model, store) -> {
            List<Subject> subjects = Subject.ofSplit(store, "train").subList(0, 2);
            Explainer explainer = new Explainer(model, store, CPU, Set.of(10), 2);
            int[] heard = new int[1];
            Explanation explanation = explainer.explain("tiny", subjects, () -> heard[0]++);
            assertEquals(2 * (3 + 2), explainer.work(subjects));
            assertEquals(explainer.work(subjects), heard[0]);
            assertEquals(2, explanation.subjects().get(1).attributions().size());
            assertEquals(16, explanation.subjects().get(1).example().keypoints().frames());
        });
    }

    @Test
    void folder_holdsEveryPictureAndItsNumbers() throws IOException {
        Path target = folder.resolve("explanation");
        withModel((model, store) -> {
            List<Subject> subjects = Subject.ofSplit(store, "train").subList(0, 2);
            try {
                ExplanationFolder.write(
                        target, "two <actions>", "made up", List.of(explain(model, store, 1, subjects)));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        JsonNode json =
                new ObjectMapper().readTree(target.resolve("explanation.json").toFile());
        JsonNode subject = json.path("models").path(0).path("subjects").path(0);
        String title = FileName.of(subject.path("title").asText());
        List<String> lines = Files.readAllLines(target.resolve("topologies/reconstructed-" + title + ".csv"));
        assertEquals(26, lines.size());
        double first = Double.parseDouble(lines.get(1).split(",")[1]);
        double inJson = subject.path("topologies").path("reconstructed").path(0).asDouble();
        assertEquals(inJson, first, 1e-4 * Math.abs(first));
        assertTrue(Files.size(target.resolve("topologies/reconstructed.png")) > 0);
        assertTrue(Files.readString(target.resolve("prototypes/responses-compared.svg"))
                .startsWith("<svg"));
        assertTrue(Files.readString(target.resolve("index.html")).contains("two &lt;actions&gt;"));
    }

    /** As if the network, which has learned nothing, recognised every clip. */
    private static Explanation allRecognised(Explanation explanation) {
        List<SubjectExplanation> subjects = new ArrayList<>();
        for (SubjectExplanation s : explanation.subjects()) {
            List<Attribution> right = s.attributions().stream()
                    .map(a -> new Attribution(
                            a.clip(), 1, 1, a.logOdds(), a.ground(), a.joints(), a.windows(), a.persons(), a.map()))
                    .toList();
            subjects.add(new SubjectExplanation(s.title(), s.clips(), s.right(), s.topologies(), right, s.example()));
        }
        return new Explanation(
                "tiny", "file", explanation.classNames(), explanation.layout(), subjects, explanation.prototypes());
    }

    @Test
    void folder_holdsTheMeansOfClasses_andARowForEach() throws IOException {
        Path target = folder.resolve("means");
        withModel((model, store) -> {
            List<Subject> subjects = Subject.ofSplit(store, "train").subList(0, 2);
            try {
                Explanation explanation = allRecognised(explain(model, store, 3, subjects));
                ExplanationFolder.write(target, "means", "made up", List.of(explanation));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        JsonNode subject = new ObjectMapper()
                .readTree(target.resolve("explanation.json").toFile())
                .at("/models/0/subjects/1");
        assertEquals(3, subject.at("/mean/clips").asInt());
        double sum = 0;
        for (JsonNode attribution : subject.path("attributions")) {
            sum += attribution.at("/joints/gradient/4").asDouble();
        }
        double mean = subject.at("/mean/joints/gradient/4").asDouble();
        assertEquals(sum / 3, mean, 1e-4 * Math.abs(sum));
        Path evidence = target.resolve("evidence");
        String title = FileName.of(subject.path("title").asText());
        assertEquals(mean, number(evidence.resolve("class-" + title + "-joints.csv"), 5, 1), 1e-4 * Math.abs(mean));
        assertEquals(mean, number(evidence.resolve("classes-joints-gradient.csv"), 2, 5), 1e-4 * Math.abs(mean));
        assertTrue(Files.readString(evidence.resolve("class-" + title + ".svg")).contains("mean of 3 clips"));
        assertTrue(Files.readString(evidence.resolve("class-" + title + "-frames.csv"))
                .contains(" to 100 %,"));
    }

    private static double number(Path csv, int line, int column) throws IOException {
        return Double.parseDouble(Files.readAllLines(csv).get(line).split(",")[column]);
    }

    @Test
    void aFolderOfSomethingElse_isNotReplaced() {
        InvalidInputException refusal =
                assertThrows(InvalidInputException.class, () -> ExplanationFolder.requireFree(folder));
        assertTrue(refusal.getMessage().contains("no earlier explanation"), refusal::getMessage);
    }

    @Test
    void whatTheStoreLacks_isRefusedByName() {
        try (ClipStore store = ClipStore.open(folder.resolve("store"))) {
            assertRefused("'wav'", () -> Subject.ofClass(store, "wav", "train"));
            assertRefused("'nobody'", () -> Subject.ofClip(store, "nobody"));
            assertRefused("'tain'", () -> Subject.ofSplit(store, "tain"));
        }
    }

    private static void assertRefused(String part, Executable choice) {
        String message = assertThrows(InvalidInputException.class, choice).getMessage();
        assertTrue(message.contains(part), message);
    }
}
