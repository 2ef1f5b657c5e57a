package org.protogcn.training.explain;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.protogcn.prepare.Batch;
import org.protogcn.prepare.BatchBuffers;
import org.protogcn.prepare.BatchLoader;
import org.protogcn.prepare.Preparation;
import org.protogcn.prepare.Recipe;
import org.protogcn.prepare.Visit;
import org.protogcn.skeleton.ClipSource;
import org.protogcn.training.Model;
import org.protogcn.training.tensor.Inputs;

/** Reads clips with a model, one sample of each, in batches: at most a few batches are in memory. */
final class ClipReader {
    private final Model model;
    private final Device device;
    private final Preparation preparation;
    private final NetworkReader reader;
    private final BatchBuffers buffers = new BatchBuffers();

    /**
     * @param preparation the model's, for the clips to come
     * @param device the model's
     * @param layers the blocks whose topologies are wanted, from 1
     */
    ClipReader(Model model, Preparation preparation, Device device, Set<Integer> layers) {
        this.model = model;
        this.device = device;
        this.preparation = preparation;
        this.reader = new NetworkReader(model.network(), model.configuration().network(), layers);
    }

    /** Reads clips in this order. */
    void read(ClipSource clips, int[] indices, Consumer<ClipReading> consumer) {
        int batch = model.configuration().evaluation().batch();
        int workers = model.configuration().schedule().workers();
        try (BatchLoader loader =
                new BatchLoader(clips, preparation.forTest(1), buffers, Visit.once(indices), batch, workers)) {
            while (loader.hasNext()) {
                try (Batch next = loader.next()) {
                    read(next).forEach(consumer);
                }
            }
        }
    }

    private List<ClipReading> read(Batch batch) {
        try (PointerScope scope = new PointerScope()) {
            return reader.read(input(batch), batch.ids(), batch.labels());
        }
    }

    /** {@code [B,M,T,V,3]}. */
    private Tensor input(Batch batch) {
        Recipe recipe = preparation.recipe();
        int joints = preparation.layout().size();
        return Inputs.floats(batch.data(), device, batch.size(), recipe.persons(), recipe.frames(), joints, 3);
    }
}
