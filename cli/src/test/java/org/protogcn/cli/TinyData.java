package org.protogcn.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.protogcn.array.NdArray;
import org.protogcn.format.pyskl.PicklesByHand;

/** A PYSKL pickle of twelve short clips of three actions, and every way in which it may be bad. */
final class TinyData {
    static final int CLIPS = 12;
    private static final int FRAMES = 10;
    private static final int JOINTS = 25;

    private TinyData() {}

    static Path sound(Path file) {
        return write(file, FRAMES, Float.NaN, 0);
    }

    /** Clips of one frame, so many that their import takes a while. */
    static Path many(Path file, int clips) {
        List<Object> annotations = IntStream.range(0, clips)
                .<Object>mapToObj(clip -> annotation("clip-" + clip, 0, 1, Float.NaN))
                .toList();
        return PicklesByHand.write(
                file, ordered("split", ordered("train", List.of(), "val", List.of()), "annotations", annotations));
    }

    static Path withNaN(Path file) {
        return write(file, FRAMES, 3, 0);
    }

    static Path withoutFrames(Path file) {
        return write(file, 0, Float.NaN, 0);
    }

    static Path withNegativeLabels(Path file) {
        return write(file, FRAMES, Float.NaN, -9);
    }

    /** @param bad the frame of the last clip in which a coordinate is no number; NaN for none */
    private static Path write(Path file, int lastFrames, float bad, int firstLabel) {
        List<Object> annotations = new ArrayList<>();
        List<Object> train = new ArrayList<>();
        List<Object> val = new ArrayList<>();
        for (int clip = 0; clip < CLIPS; clip++) {
            boolean last = clip == CLIPS - 1;
            String id = "clip-" + clip;
            annotations.add(annotation(id, firstLabel + clip % 3, last ? lastFrames : FRAMES, last ? bad : Float.NaN));
            (clip < 9 ? train : val).add(id);
        }
        return PicklesByHand.write(
                file, ordered("split", ordered("train", train, "val", val), "annotations", annotations));
    }

    private static Map<String, Object> annotation(String id, int label, int frames, float bad) {
        float[] values = new float[frames * JOINTS * 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.01 + Math.sin(0.1 * i * (1 + Math.abs(label)) + id.hashCode() % 7));
        }
        if (!Float.isNaN(bad)) {
            values[Math.round(bad) * JOINTS * 3] = Float.NaN;
        }
        Map<String, Object> annotation = ordered("frame_dir", id, "label", label);
        annotation.put("total_frames", frames);
        annotation.put("keypoint", NdArray.ofFloats(values, 1, frames, JOINTS, 3));
        return annotation;
    }

    private static Map<String, Object> ordered(String key, Object value, String secondKey, Object secondValue) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key, value);
        map.put(secondKey, secondValue);
        return map;
    }
}
