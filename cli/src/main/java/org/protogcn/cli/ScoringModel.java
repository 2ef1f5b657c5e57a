package org.protogcn.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.protogcn.evaluation.Scores;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.store.ClipStore;

/** A trained network that scores clips, whatever file it comes from. */
interface ScoringModel extends AutoCloseable {
    /** Opens a model file with the recogniser of services, anything else with libtorch. */
    static ScoringModel open(Path source, ModelOptions options) {
        String name = source.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(ModelForm.ONNX.ending())
                ? FileModel.open(source, options)
                : NetworkModel.open(source, options);
    }

    /** What to call it in a report. */
    String name();

    /** The file that its weights come from. */
    Path file();

    List<String> classNames();

    /** The layout of the clips that it was trained on. */
    SkeletonLayout layout();

    /** The store that it was trained on. */
    String store();

    /** The split that it is tested on unless told otherwise. */
    String testSplit();

    /** @param progress hears how many more clips are done */
    Scores scoreSplit(ClipStore store, String split, IntConsumer progress);

    /** One probability for each class, of a clip of the layout {@code stored}. */
    double[] score(Clip clip, SkeletonLayout stored);

    @Override
    void close();
}
