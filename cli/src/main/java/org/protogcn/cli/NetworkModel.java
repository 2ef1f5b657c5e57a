package org.protogcn.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.bytedeco.pytorch.Device;
import org.protogcn.evaluation.Scores;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.store.ClipStore;
import org.protogcn.training.Model;
import org.protogcn.training.Recognizer;

/** A network on libtorch. */
final class NetworkModel implements ScoringModel {
    private final Model model;
    private final Device device;
    private final int samples;
    private final Map<SkeletonLayout, Recognizer> recognizers = new HashMap<>();

    private NetworkModel(Model model, Device device, int samples) {
        this.model = model;
        this.device = device;
        this.samples = samples;
    }

    static NetworkModel open(Path source, ModelOptions options) {
        Device device = options.prepare();
        Model model = options.open(source, device);
        return new NetworkModel(
                model,
                device,
                options.samples(model.configuration().evaluation().clips()));
    }

    @Override
    public String name() {
        return model.configuration().name();
    }

    @Override
    public Path file() {
        return model.file();
    }

    @Override
    public List<String> classNames() {
        return model.classNames();
    }

    @Override
    public SkeletonLayout layout() {
        return model.layout();
    }

    @Override
    public String store() {
        return model.configuration().data().store();
    }

    @Override
    public String testSplit() {
        return model.configuration().data().test();
    }

    @Override
    public Scores scoreSplit(ClipStore store, String split, IntConsumer progress) {
        return recognizer(store.layout()).scoreSplit(store, split, samples, progress);
    }

    @Override
    public double[] score(Clip clip, SkeletonLayout stored) {
        return recognizer(stored).score(clip, samples);
    }

    private Recognizer recognizer(SkeletonLayout stored) {
        return recognizers.computeIfAbsent(stored, layout -> new Recognizer(model, layout, device));
    }

    @Override
    public void close() {
        model.close();
    }
}
