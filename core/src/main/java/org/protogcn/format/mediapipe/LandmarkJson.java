package org.protogcn.format.mediapipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.protogcn.InvalidInputException;
import org.protogcn.format.PoseArray;
import org.protogcn.format.recordings.JsonRecording;

/**
 * A recording as JSON: a list of frames, each a list of landmarks {@code {x, y, z, visibility}}, or a list of such lists
 * for several persons. Frames and list may be wrapped in an object. An empty frame is one in which nobody was found.
 */
final class LandmarkJson {
    private static final List<String> WRAPPERS = List.of(
            "frames",
            "landmarks",
            "pose_landmarks",
            "poseLandmarks",
            "hand_landmarks",
            "multiHandLandmarks",
            "landmark");
    private static final int MAX_PERSONS = 10;

    private final Path file;
    private final double visibility;

    LandmarkJson(Path file, double visibility) {
        this.file = file;
        this.visibility = visibility;
    }

    /** @throws InvalidInputException naming the frame, if it is not a list of landmarks or has other ones than before */
    PoseArray read() {
        List<List<JsonNode>> frames = new ArrayList<>();
        for (JsonNode frame : unwrapped(JsonRecording.read(file))) {
            frames.add(persons(frame, frames.size()));
        }
        int persons = frames.stream().mapToInt(List::size).max().orElse(0);
        if (persons < 1 || persons > MAX_PERSONS) {
            throw new InvalidInputException(file + " holds " + frames.size() + " frames of " + persons
                    + " persons; at least one frame of 1 to " + MAX_PERSONS + " is expected");
        }
        return poses(frames, persons);
    }

    private static JsonNode unwrapped(JsonNode node) {
        for (String wrapper : WRAPPERS) {
            if (node.path(wrapper).isArray()) {
                return node.get(wrapper);
            }
        }
        return node;
    }

    private List<JsonNode> persons(JsonNode frame, int number) {
        JsonNode list = unwrapped(frame);
        if (list.isNull() || list.isEmpty() && !list.isValueNode()) {
            return List.of();
        }
        if (!list.isArray()) {
            throw problem(number, "is no list of landmarks");
        }
        if (list.get(0).has("x")) {
            return List.of(list);
        }
        List<JsonNode> persons = new ArrayList<>();
        list.forEach(person -> persons.add(unwrapped(person)));
        return persons;
    }

    private PoseArray poses(List<List<JsonNode>> frames, int persons) {
        int joints = frames.stream()
                .flatMap(List::stream)
                .mapToInt(JsonNode::size)
                .findFirst()
                .orElse(0);
        int size = PoseArray.requireSize(file.toString(), persons, frames.size(), joints, 3);
        double[] values = new double[size];
        for (int t = 0; t < frames.size(); t++) {
            for (int m = 0; m < frames.get(t).size(); m++) {
                if (!frames.get(t).get(m).isEmpty()) {
                    copy(frames.get(t).get(m), t, joints, values, (m * frames.size() + t) * joints * 3);
                }
            }
        }
        return PoseArray.rounded(persons, frames.size(), joints, 3, values);
    }

    private void copy(JsonNode landmarks, int frame, int joints, double[] values, int offset) {
        if (!landmarks.isArray() || landmarks.size() != joints) {
            throw problem(frame, "has " + landmarks.size() + " landmarks where the first one has " + joints);
        }
        for (int joint = 0; joint < joints; joint++) {
            JsonNode landmark = landmarks.get(joint);
            double x = number(landmark, "x", frame, joint);
            double y = number(landmark, "y", frame, joint);
            double z = number(landmark, "z", frame, joint);
            if (landmark.path("visibility").asDouble(1) >= visibility) {
                values[offset + joint * 3] = x;
                values[offset + joint * 3 + 1] = y;
                values[offset + joint * 3 + 2] = z;
            }
        }
    }

    private double number(JsonNode landmark, String axis, int frame, int joint) {
        JsonNode number = landmark.path(axis);
        if (!number.isNumber()) {
            throw problem(frame, "has a landmark " + joint + " without a number for " + axis);
        }
        return number.doubleValue();
    }

    private InvalidInputException problem(int frame, String what) {
        return new InvalidInputException(file + ": frame " + frame + " " + what + "; take the file out of the folder");
    }
}
