package org.protogcn.training;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.InvalidInputException;
import org.protogcn.prepare.Preparation;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.training.checkpoint.CheckpointFolder;
import org.protogcn.training.checkpoint.SafeTensors;
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
        Path file = weightsFile(path, checkpoint);
        Map<String, String> description = SafeTensors.readMetadata(file);
        TrainingConfiguration configuration = ModelDescription.configuration(description, file.toString());
        SkeletonLayout seen = ModelDescription.seen(description, file.toString());
        ProtoGcn network = new ProtoGcn(
                configuration.network(), seen.size(), configuration.recipe().persons(), device, ScalarType.Float);
        network.weights().load(SafeTensors.read(file), file.toString());
        return new Model(
                file,
                configuration,
                ModelDescription.classNames(description, file.toString()),
                ModelDescription.stored(description, file.toString()),
                seen,
                network);
    }

    private static Path weightsFile(Path path, String checkpoint) {
        if (RunFolder.isRun(path)) {
            Path folder = RunFolder.open(path)
                    .checkpoints()
                    .find(checkpoint)
                    .orElseThrow(() -> new InvalidInputException(path + " has no checkpoint '" + checkpoint
                            + "' yet; let it train at least one epoch, or name another with --checkpoint"));
            return CheckpointFolder.weights(folder);
        }
        if (Files.isDirectory(path) && Files.exists(CheckpointFolder.weights(path))) {
            return CheckpointFolder.weights(path);
        }
        if (Files.isRegularFile(path)) {
            return path;
        }
        throw new InvalidInputException(path + " is neither a run folder nor a checkpoint nor a weights file");
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
