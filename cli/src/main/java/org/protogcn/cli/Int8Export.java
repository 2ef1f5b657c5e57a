package org.protogcn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import org.protogcn.InvalidInputException;
import org.protogcn.runtime.Recognizer;
import org.protogcn.runtime.ValueRanges;
import org.protogcn.skeleton.Clip;
import org.protogcn.store.ClipStore;
import org.protogcn.training.onnx.OnnxModel;
import org.protogcn.training.onnx.OnnxModel.Probe;
import org.protogcn.training.onnx.OnnxModel.Range;

/** Eight-bit models: ranges measured on training clips, accuracy on test clips. */
final class Int8Export {
    private static final int MEASURED = 128;
    private static final double TOLERATED_LOSS = 0.005;

    /** Top-1 of both models on the same clips, 0 to 1. */
    record Accuracy(int clips, double single, double int8) {
        void requireTolerable() {
            if (single - int8 > TOLERATED_LOSS) {
                throw new InvalidInputException(String.format(
                        Locale.ROOT,
                        "in eight bits the model loses %.1f points (%.1f %% instead of %.1f %% of %d clips) and was not "
                                + "written; export it without --int8, or accept the loss with --any-loss",
                        100 * (single - int8),
                        100 * int8,
                        100 * single,
                        clips));
            }
        }
    }

    private Int8Export() {}

    /** The model in eight bits. */
    static OnnxModel of(OnnxModel model, ClipStore store, String split) {
        List<Clip> clips = new ArrayList<>();
        int[] all = store.split(split);
        int count = Math.min(MEASURED, all.length);
        for (int i = 0; i < count; i++) {
            clips.add(store.clip(all[(int) ((long) i * all.length / count)]));
        }
        Probe probe = model.probe();
        ValueRanges measured = ValueRanges.of(probe.model(), model.card(), clips);
        Map<String, Range> ranges = new HashMap<>();
        for (int i = 0; i < probe.names().size(); i++) {
            ranges.put(probe.names().get(i), new Range(measured.lowest()[i], measured.highest()[i]));
        }
        return model.quantized(ranges);
    }

    /** @param progress hears how many clips are done */
    static Accuracy compare(Path single, Path int8, ClipStore store, String split, IntConsumer progress) {
        int[] clips = store.split(split);
        int right = 0;
        int rightInt8 = 0;
        try (Recognizer exact = Recognizer.load(single);
                Recognizer coarse = Recognizer.load(int8)) {
            for (int i = 0; i < clips.length; i++) {
                Clip clip = store.clip(clips[i]);
                right += exact.recognize(clip).best().label() == clip.label() ? 1 : 0;
                rightInt8 += coarse.recognize(clip).best().label() == clip.label() ? 1 : 0;
                progress.accept(i + 1);
            }
        }
        return new Accuracy(clips.length, (double) right / clips.length, (double) rightInt8 / clips.length);
    }
}
