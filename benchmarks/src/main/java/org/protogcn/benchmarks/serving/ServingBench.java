package org.protogcn.benchmarks.serving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.protogcn.benchmarks.FlopCount;
import org.protogcn.benchmarks.Machine;
import org.protogcn.training.onnx.OnnxModel;
import org.protogcn.training.tensor.LibTorch;

/** Times all forms of the same networks, for every combination of a plan. */
final class ServingBench {
    static final String MODEL_FILE = "model file";
    static final String EIGHT_BITS = "eight bits";

    private final ServingPlan plan;
    private final Consumer<String> progress;

    ServingBench(ServingPlan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** @param folder for model files */
    ServingReport run(Path folder) throws IOException {
        Machine machine = Machine.here();
        List<GemmRate> gemm = plan.threads().stream().map(GemmRate::measure).toList();
        List<Serving> servings = new ArrayList<>();
        for (int streams : plan.streams()) {
            serve(Ensemble.of(plan.sizes(), streams), folder, servings);
        }
        return new ServingReport(machine, plan, gemm, FlopCount.of(plan.sizes()).sequence(), servings);
    }

    private void serve(Ensemble ensemble, Path folder, List<Serving> servings) throws IOException {
        Form reference = LibTorchForm.reference(ensemble);
        Form ours = LibTorchForm.ours(ensemble);
        OnnxModel single = ensemble.model();
        OnnxModel quantized = ensemble.quantizedModel();
        for (int threads : plan.threads()) {
            LibTorch.load(threads);
            Path file = Files.createTempFile(folder, "model", ".onnx");
            try (Form plain = PlainForm.of(ensemble, threads);
                    Form folded = ModelFileForm.of(MODEL_FILE, single, file, threads);
                    Form eightBits = ModelFileForm.of(EIGHT_BITS, quantized, file, threads)) {
                List<Form> forms = List.of(reference, ours, plain, folded, eightBits);
                servings.addAll(serve(ensemble, threads, new Race(forms, plan.rounds(ensemble.size()))));
            }
            Files.delete(file);
        }
    }

    private List<Serving> serve(Ensemble ensemble, int threads, Race race) {
        List<Serving> servings = new ArrayList<>();
        for (int persons : plan.persons()) {
            for (int clips : plan.clips()) {
                ServedClips served = ServedClips.random(ensemble, clips, persons, clips);
                Serving serving = new Serving(ensemble.size(), threads, persons, clips, race.of(served));
                servings.add(serving);
                progress.accept(ServingText.row(serving));
            }
        }
        return servings;
    }
}
