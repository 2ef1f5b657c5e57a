package org.protogcn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import org.protogcn.InvalidInputException;
import org.protogcn.evaluation.Scores;
import org.protogcn.runtime.Recognizer;
import org.protogcn.runtime.RecognizerOptions;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.store.ClipStore;
import org.protogcn.training.Dataset;

/** A model file in the recogniser of services. */
final class FileModel implements ScoringModel {
    private final Path file;
    private final Recognizer recognizer;

    private FileModel(Path file, Recognizer recognizer) {
        this.file = file;
        this.recognizer = recognizer;
    }

    static FileModel open(Path file, ModelOptions options) {
        int samples = options.samples(Recognizer.describe(file).samples());
        RecognizerOptions compute =
                RecognizerOptions.DEFAULT.withSamples(samples).withThreads(options.threads());
        return new FileModel(file, Recognizer.load(file, compute));
    }

    @Override
    public String name() {
        return recognizer.card().name();
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public List<String> classNames() {
        return recognizer.card().classes();
    }

    @Override
    public SkeletonLayout layout() {
        return recognizer.card().stored();
    }

    @Override
    public String store() {
        return trainingData("store", "name the store with --store");
    }

    @Override
    public String testSplit() {
        return trainingData("test", "name the split with --split");
    }

    private String trainingData(String key, String mend) {
        JsonNode value = recognizer
                .card()
                .provenance()
                .at("/networks/0/configuration/data")
                .path(key);
        if (!value.isTextual()) {
            throw new InvalidInputException(file + " does not say what it was trained on; " + mend);
        }
        return value.textValue();
    }

    @Override
    public Scores scoreSplit(ClipStore store, String split, IntConsumer progress) {
        requireLayout(store.layout());
        Scores.Builder scores = new Scores.Builder(classNames());
        for (int index : new Dataset(store, classNames().size()).labelled(split)) {
            Clip clip = store.clip(index);
            scores.add(clip.id(), clip.label(), score(clip, store.layout()));
            progress.accept(1);
        }
        return scores.build();
    }

    @Override
    public double[] score(Clip clip, SkeletonLayout stored) {
        requireLayout(stored);
        return recognizer.scores(List.of(clip))[0];
    }

    private void requireLayout(SkeletonLayout stored) {
        if (!stored.equals(layout())) {
            throw new InvalidInputException("the model " + file + " takes clips of the layout " + layout().name()
                    + ", not " + stored.name() + "; convert them with 'protogcn data convert'");
        }
    }

    @Override
    public void close() {
        recognizer.close();
    }
}
