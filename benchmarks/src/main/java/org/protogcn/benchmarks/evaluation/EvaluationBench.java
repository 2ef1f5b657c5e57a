package org.protogcn.benchmarks.evaluation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Device;
import org.protogcn.benchmarks.FlopCount;
import org.protogcn.benchmarks.Machine;
import org.protogcn.benchmarks.Peak;
import org.protogcn.benchmarks.Sizes;
import org.protogcn.benchmarks.Turns;
import org.protogcn.benchmarks.loading.Workload;
import org.protogcn.prepare.Preparation;
import org.protogcn.prepare.Recipe;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Stream;
import org.protogcn.store.ClipStore;
import org.protogcn.training.Evaluator;
import org.protogcn.training.config.TrainingConfiguration;
import org.protogcn.training.network.Numbers;
import org.protogcn.training.network.ProtoGcn;
import org.protogcn.training.tensor.LibTorch;

/** Evaluates made-up clips of NTU's form, as a training and {@code protogcn evaluate} do, beside the passes alone. */
final class EvaluationBench {
    private static final long SEED = 1;
    private static final Turns UNTIMED = new Turns(1, 0);

    private final EvaluationPlan plan;
    private final Consumer<String> progress;
    private final Workload workload = Workload.of("ntu60-xsub", Stream.J);
    private final TrainingConfiguration settings = workload.settings();
    private final Preparation preparation = workload.preparation();
    private final Device cpu = new Device("cpu");

    EvaluationBench(EvaluationPlan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** @param folder for the clips, to be made */
    EvaluationReport run(Path folder) {
        Machine machine = Machine.here();
        Peak peak = Peak.measure(LibTorch.threads());
        List<Clip> clips = workload.clips(plan.recordings(), SEED);
        int alone = (int)
                clips.stream().filter(clip -> clip.keypoints().persons() == 1).count();
        List<Evaluation> found = new ArrayList<>();
        try (ClipStore store = workload.store(clips, folder)) {
            for (Numbers numbers : List.of(Numbers.FLOAT32, Numbers.BFLOAT16)) {
                for (int batch : plan.batches()) {
                    found.add(evaluate(store, numbers, batch, gigaflop(alone), peak));
                    progress.accept(found.size() + " of " + 2 * plan.batches().size() + " sizes of batches done");
                }
            }
        }
        return new EvaluationReport(machine, plan, sizes(), alone, peak, found);
    }

    private Evaluation evaluate(ClipStore store, Numbers numbers, int atOnce, double gigaflop, Peak peak) {
        int[] all = IntStream.range(0, store.size()).toArray();
        int joints = preparation.layout().size();
        boolean coarse = numbers == Numbers.BFLOAT16;
        try (ProtoGcn network = new ProtoGcn(sizes().network(0), joints, sizes().persons(), cpu, numbers);
                LoadedBatches loaded =
                        new LoadedBatches(store, all, preparation, plan.samples(), atOnce / plan.samples())) {
            network.weights().initialise(SEED);
            Evaluator evaluator = evaluator(network, atOnce);
            List<Runnable> rivals = List.of(
                    () -> evaluator.evaluate(store, all, plan.samples(), done -> {}),
                    () -> loaded.passThrough(network));
            UNTIMED.time(rivals, Runnable::run);
            List<List<Double>> millis = new Turns(plan.rounds(), Double.MAX_VALUE).time(rivals, Runnable::run);
            int samples = all.length * plan.samples();
            return Evaluation.of(coarse, atOnce, samples, millis.get(0), millis.get(1), gigaflop, peak.of(coarse));
        }
    }

    private Evaluator evaluator(ProtoGcn network, int atOnce) {
        List<String> classNames = IntStream.range(0, sizes().classes())
                .mapToObj(i -> "class " + i)
                .toList();
        int workers = settings.schedule().workers();
        return new Evaluator(network, preparation, classNames, cpu, atOnce, workers);
    }

    /** Of the whole split: everybody who is there, and once somebody who is not. */
    private double gigaflop(int singles) {
        int samples = plan.recordings() * plan.samples();
        return FlopCount.of(sizes()).inference(samples, singles * plan.samples(), sizes().persons());
    }

    private Sizes sizes() {
        Recipe recipe = settings.recipe();
        return new Sizes(
                settings.network().classes(),
                plan.width(),
                settings.network().prototypes(),
                recipe.persons(),
                recipe.frames(),
                preparation.layout().size());
    }
}
