package org.protogcn.prepare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;

/** The clip behind a golden case whose input is a list of detections, one skeleton {@code [V,3]} each. */
final class Detections {
    private Detections() {}

    static Clip clip(GoldenCase golden) {
        NdArray skeletons = golden.input("keypoint");
        List<List<Integer>> frames = frames(golden);
        int most = golden.parameters().path("max_person").asInt(10);
        int persons = frames.stream().mapToInt(List::size).max().orElseThrow();
        if (persons > most) {
            frames.forEach(frame -> frame.sort(Comparator.comparingDouble(i -> -score(skeletons, i))));
        }
        int kept = Math.min(persons, most);
        Keypoints points = gathered(skeletons, frames, kept, 0, 2);
        Keypoints scores = gathered(skeletons, frames, kept, 2, 1);
        return new Clip(golden.name(), 0, points, Optional.of(scores), Optional.empty());
    }

    /** For every frame the numbers of its detections; frames without any are left out if the case squeezes. */
    private static List<List<Integer>> frames(GoldenCase golden) {
        JsonNode inputs = golden.json().get("in");
        NavigableMap<Integer, List<Integer>> frames = new TreeMap<>();
        if (!golden.parameters().path("squeeze").asBoolean(true)) {
            for (int frame = 0; frame < inputs.get("total_frames").asInt(); frame++) {
                frames.put(frame, new ArrayList<>());
            }
        }
        NdArray frameOf = golden.input("frame_inds");
        for (int i = 0; i < frameOf.size(); i++) {
            if (!inputs.has("anno_inds") || golden.input("anno_inds").getLong(i) == 1) {
                frames.computeIfAbsent((int) frameOf.getLong(i), frame -> new ArrayList<>())
                        .add(i);
            }
        }
        return List.copyOf(frames.values());
    }

    private static double score(NdArray skeletons, int detection) {
        int joints = skeletons.dimension(1);
        double sum = 0;
        for (int joint = 0; joint < joints; joint++) {
            sum += skeletons.getDouble((detection * joints + joint) * 3 + 2);
        }
        return DType.FLOAT16.round(sum);
    }

    private static Keypoints gathered(
            NdArray skeletons, List<List<Integer>> frames, int persons, int first, int channels) {
        int joints = skeletons.dimension(1);
        double[] values = new double[persons * frames.size() * joints * channels];
        Keypoints gathered = new Keypoints(skeletons.type(), persons, frames.size(), joints, channels, values);
        for (int frame = 0; frame < frames.size(); frame++) {
            for (int person = 0; person < Math.min(persons, frames.get(frame).size()); person++) {
                int detection = frames.get(frame).get(person);
                for (int i = 0; i < joints * channels; i++) {
                    int joint = detection * joints + i / channels;
                    values[gathered.offset(person, frame, 0) + i] =
                            skeletons.getDouble(joint * 3 + first + i % channels);
                }
            }
        }
        return gathered;
    }
}
