package org.protogcn.training.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.array.NdArray;
import org.protogcn.prepare.Preparation;
import org.protogcn.prepare.Recipe;
import org.protogcn.skeleton.Clip;
import org.protogcn.store.ClipStore;
import org.protogcn.training.Dataset;
import org.protogcn.training.Model;
import org.protogcn.training.tensor.Tensors;

/** Explains what a trained network makes of clips. Belongs to one thread. */
public final class Explainer {
    private final Model model;
    private final ClipStore store;
    private final Device device;
    private final Preparation preparation;
    private final Set<Integer> layers;
    private final int attributed;

    /**
     * Makes ready.
     *
     * @param device the model's
     * @param layers the blocks whose topologies are wanted, from 1
     * @param attributed of how many clips of each subject to find out what the decision rests on, which takes as long as
     *     about a hundred to three hundred scores
     * @throws org.protogcn.InvalidInputException if the model does not take the store's layout, or has fewer classes
     */
    public Explainer(Model model, ClipStore store, Device device, Set<Integer> layers, int attributed) {
        this.model = model;
        this.store = store;
        this.device = device;
        this.preparation = model.preparation(
                new Dataset(store, model.classNames().size()).store().layout());
        this.layers = layers;
        this.attributed = attributed;
    }

    /** How many clips {@link #explain} reads and attributes; its progress hears 1 for each. */
    public int work(List<Subject> subjects) {
        return subjects.stream()
                .mapToInt(subject -> subject.clips().length + chosen(subject).length)
                .sum();
    }

    /**
     * Explains subjects.
     *
     * @param name what to call the model
     * @param progress runs after every clip
     */
    public Explanation explain(String name, List<Subject> subjects, Runnable progress) {
        List<SubjectExplanation> explained = new ArrayList<>();
        Optional<PrototypeSurvey> survey = survey(subjects);
        ClipReader reader = new ClipReader(model, preparation, device, layers);
        for (int i = 0; i < subjects.size(); i++) {
            int group = i;
            SubjectSums sums = new SubjectSums();
            reader.read(store, subjects.get(i).clips(), reading -> {
                sums.add(reading);
                survey.ifPresent(s -> s.add(group, reading.id(), reading.responses()));
                progress.run();
            });
            explained.add(explained(subjects.get(i), sums, progress));
        }
        return new Explanation(
                name,
                model.file().toString(),
                model.classNames(),
                preparation.layout(),
                explained,
                survey.map(PrototypeSurvey::report));
    }

    private Optional<PrototypeSurvey> survey(List<Subject> subjects) {
        if (!model.configuration().network().reconstruction()) {
            return Optional.empty();
        }
        PrototypeMemory memory = new PrototypeMemory(new WeightTable(model.network()));
        List<String> titles = subjects.stream().map(Subject::title).toList();
        return Optional.of(new PrototypeSurvey(memory, preparation.layout().joints(), titles));
    }

    private SubjectExplanation explained(Subject subject, SubjectSums sums, Runnable progress) {
        List<Attribution> attributions = new ArrayList<>();
        Optional<Clip> example = Optional.empty();
        double surest = Double.NEGATIVE_INFINITY;
        for (int number : chosen(subject)) {
            Clip clip = store.clip(number);
            Attribution attribution = attribution(clip);
            attributions.add(attribution);
            double sure = attribution.predicted() == clip.label() ? attribution.logOdds() : -1e9;
            if (sure > surest) {
                surest = sure;
                example = Optional.of(clip);
            }
            progress.run();
        }
        Clip shown = example.orElseGet(() -> store.clip(subject.clips()[0]));
        return new SubjectExplanation(
                subject.title(),
                sums.clips(),
                sums.right(),
                sums.means(),
                attributions,
                SeenClip.of(shown, preparation));
    }

    /** Clips spread evenly over the subject's. */
    private int[] chosen(Subject subject) {
        int clips = subject.clips().length;
        int count = Math.min(attributed, clips);
        return IntStream.range(0, count)
                .map(i -> subject.clips()[(int) ((long) i * clips / count)])
                .toArray();
    }

    private Attribution attribution(Clip clip) {
        Recipe recipe = preparation.recipe();
        int joints = preparation.layout().size();
        int atOnce = model.configuration().schedule().batch(); // gradients take the memory of a training step
        try (PointerScope scope = new PointerScope()) {
            NdArray input = NdArray.ofFloats(preparation.test(clip, 1), recipe.persons(), recipe.frames(), joints, 3);
            Tensor prepared = Tensors.of(input).to(device, ScalarType.Float);
            return Attributor.of(model.network(), recipe.persons(), joints, atOnce)
                    .attribute(clip.id(), clip.label(), prepared);
        }
    }
}
