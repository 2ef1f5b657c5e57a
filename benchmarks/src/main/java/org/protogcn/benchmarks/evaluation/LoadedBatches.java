package org.protogcn.benchmarks.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.protogcn.prepare.Batch;
import org.protogcn.prepare.BatchBuffers;
import org.protogcn.prepare.BatchLoader;
import org.protogcn.prepare.Preparation;
import org.protogcn.prepare.Recipe;
import org.protogcn.prepare.Visit;
import org.protogcn.store.ClipStore;
import org.protogcn.training.network.Clips;
import org.protogcn.training.network.Pass;
import org.protogcn.training.network.ProtoGcn;

/** All batches of an evaluation in memory at once, for the forward passes alone. */
final class LoadedBatches implements AutoCloseable {
    private final List<Batch> batches = new ArrayList<>();
    private final Device cpu = new Device("cpu");
    private final Recipe recipe;
    private final int joints;
    private final int samples;

    /** @param recordings of a batch */
    LoadedBatches(ClipStore store, int[] indices, Preparation preparation, int samples, int recordings) {
        this.recipe = preparation.recipe();
        this.joints = preparation.layout().size();
        this.samples = samples;
        try (BatchLoader loader = new BatchLoader(
                store, preparation.forTest(samples), new BatchBuffers(), Visit.once(indices), recordings, 1)) {
            loader.forEachRemaining(batches::add);
        }
    }

    void passThrough(ProtoGcn network) {
        for (Batch batch : batches) {
            try (PointerScope scope = new PointerScope()) {
                network.forward(input(batch), Pass.RECOGNITION);
            }
        }
    }

    /** {@code [B*samples,M,T,V,3]}. */
    private Clips input(Batch batch) {
        int count = batch.size() * samples;
        return Clips.of(batch.data(), cpu, count, recipe.persons(), recipe.frames(), joints, 3);
    }

    @Override
    public void close() {
        batches.forEach(Batch::close);
    }
}
