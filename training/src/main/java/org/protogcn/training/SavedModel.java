package org.protogcn.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Device;
import org.protogcn.InvalidInputException;
import org.protogcn.array.NdArray;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.training.checkpoint.CheckpointFolder;
import org.protogcn.training.checkpoint.PthReader;
import org.protogcn.training.checkpoint.SafeTensors;
import org.protogcn.training.config.TrainingConfiguration;
import org.protogcn.training.network.Numbers;
import org.protogcn.training.network.ProtoGcn;

/**
 * A trained network as it lies in a file, with all that its use takes. Plain data: no native library is needed.
 *
 * @param file where its weights came from
 * @param classNames in label order
 * @param layout of the clips that it was trained on
 * @param seen the layout that they are brought to for the network
 * @param weights by published names
 */
public record SavedModel(
        Path file,
        TrainingConfiguration configuration,
        List<String> classNames,
        SkeletonLayout layout,
        SkeletonLayout seen,
        Map<String, NdArray> weights) {
    private static final String LAST_STATISTIC = "running_var";

    /**
     * Opens a run folder, a checkpoint folder or a weights file. The weights alone suffice.
     *
     * @param checkpoint of a run folder: {@code best}, {@code last} or a name such as {@code epoch-0010}
     * @throws InvalidInputException if there is none, or its weights are not those of its configuration
     */
    public static SavedModel open(Path path, String checkpoint) {
        Path file = weightsFile(path, checkpoint);
        String source = file.toString();
        Map<String, String> description = SafeTensors.readMetadata(file);
        return new SavedModel(
                        file,
                        ModelDescription.configuration(description, source),
                        ModelDescription.classNames(description, source),
                        ModelDescription.stored(description, source),
                        ModelDescription.seen(description, source),
                        SafeTensors.read(file))
                .requireFit();
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
     * Takes over a published checkpoint.
     *
     * @param pth as PyTorch writes it
     * @param configuration what it was trained with
     * @param classNames in label order; {@code class 0}, {@code class 1} ... if empty
     * @param layout of the clips to come; the network's own, or that which becomes it, unless given
     * @throws InvalidInputException naming what is missing, unexpected or of another size
     */
    public static SavedModel imported(
            Path pth, TrainingConfiguration configuration, List<String> classNames, Optional<SkeletonLayout> layout) {
        SkeletonLayout seen = SkeletonLayouts.named(configuration.recipe().layout());
        int classes = configuration.network().classes();
        if (!classNames.isEmpty() && classNames.size() != classes) {
            throw new InvalidInputException("there are " + classNames.size() + " class names, but the network has "
                    + classes + " classes; give one name for each");
        }
        List<String> names = classNames.isEmpty()
                ? IntStream.range(0, classes)
                        .mapToObj(label -> "class " + label)
                        .toList()
                : classNames;
        SkeletonLayout stored = layout.orElseGet(() -> usuallyStored(seen));
        return new SavedModel(pth, configuration, names, stored, seen, PthReader.readWeights(pth)).requireFit();
    }

    /** The middle joints of {@code coco20} are added to clips of {@code coco17}. */
    private static SkeletonLayout usuallyStored(SkeletonLayout seen) {
        return seen.name().equals("coco20") ? SkeletonLayouts.named("coco17") : seen;
    }

    private SavedModel requireFit() {
        ProtoGcn.requireFit(
                configuration.network(), seen.size(), configuration.recipe().persons(), weights, file.toString());
        return this;
    }

    /** The network itself, on libtorch. */
    ProtoGcn network(Device device) {
        ProtoGcn network = new ProtoGcn(
                configuration.network(), seen.size(), configuration.recipe().persons(), device, Numbers.FLOAT32);
        network.weights().load(weights, file.toString());
        return network;
    }

    /** The weights with everything that published checkpoints hold: the counters of batch norms too, 0 where unknown. */
    public Map<String, NdArray> published() {
        Map<String, NdArray> all = new LinkedHashMap<>();
        weights.forEach((name, array) -> {
            all.put(name, array);
            if (name.endsWith(LAST_STATISTIC)) {
                String counter = name.substring(0, name.length() - LAST_STATISTIC.length()) + "num_batches_tracked";
                all.put(counter, weights.getOrDefault(counter, NdArray.ofLongs(new long[1])));
            }
        });
        return all;
    }

    /** Writes it as a weights file of ours, whole or not at all. */
    public void write(Path target) throws IOException {
        SafeTensors.write(target, weights, ModelDescription.of(configuration, classNames, layout, seen));
    }
}
