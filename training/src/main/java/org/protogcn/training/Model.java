package org.protogcn.training;

import java.nio.file.Path;
import java.util.List;
import org.bytedeco.pytorch.Device;
import org.protogcn.InvalidInputException;
import org.protogcn.prepare.Preparation;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.training.config.TrainingConfiguration;
import org.protogcn.training.network.ProtoGcn;

/**
 * A trained network with all that its use takes.
 *
 * @param file where its weights came from
 * @param classNames in label order
 * @param layout of the clips that it was trained on
 * @param seen the layout that they are brought to for the network
 */
public record Model(
        Path file,
        TrainingConfiguration configuration,
        List<String> classNames,
        SkeletonLayout layout,
        SkeletonLayout seen,
        ProtoGcn network)
        implements AutoCloseable {
    /**
     * Opens a run folder (its best checkpoint), a checkpoint folder or a weights file. The weights alone suffice.
     *
     * @param checkpoint of a run folder: {@code best}, {@code last} or a name such as {@code epoch-0010}
     */
    public static Model open(Path path, String checkpoint, Device device) {
        return of(SavedModel.open(path, checkpoint), device);
    }

    /** Makes the network of a saved model. */
    public static Model of(SavedModel saved, Device device) {
        return new Model(
                saved.file(),
                saved.configuration(),
                saved.classNames(),
                saved.layout(),
                saved.seen(),
                saved.network(device));
    }

    /**
     * Prepares clips of a layout for this network.
     *
     * @throws InvalidInputException if it is not one that the network takes
     */
    public Preparation preparation(SkeletonLayout stored) {
        return Preparation.of(configuration.recipe(), stored, seen);
    }

    @Override
    public void close() {
        network.close();
    }
}
