package org.protogcn.format.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.protogcn.InvalidInputException;
import org.protogcn.format.PoseArray;

/** The poses of one clip while its rows come in, in any order. Frames are sorted by number; gaps are not filled. */
final class ClipPoses {
    private static final int MAX_PERSONS = 100;

    private final String id;
    private final int joints;
    private final int channels;
    private final TreeMap<Double, List<double[]>> frames = new TreeMap<>();
    private final Map<String, Integer> persons = new HashMap<>();
    private final Map<String, Integer> rowsOfPerson = new HashMap<>();
    private long numbers;

    ClipPoses(String id, int joints, int channels) {
        this.id = id;
        this.joints = joints;
        this.channels = channels;
    }

    /** The number of the frame that comes next for a person, where no column tells it. */
    double nextFrame(String person) {
        return rowsOfPerson.merge(person, 1, Integer::sum);
    }

    /** The pose {@code [V,C]} of a person in a frame, to be filled in; NaN so far. */
    double[] pose(double frame, String person, Rows rows) {
        Integer index = persons.putIfAbsent(person, persons.size());
        if (persons.size() > MAX_PERSONS) {
            throw new InvalidInputException(rows.place() + ": clip " + id + " has more than " + MAX_PERSONS
                    + " persons; check what is taken for the person");
        }
        List<double[]> poses = frames.computeIfAbsent(frame, number -> new ArrayList<>());
        int place = index == null ? persons.size() - 1 : index;
        while (poses.size() <= place) {
            poses.add(null);
        }
        if (poses.get(place) == null) {
            poses.set(place, unseen(rows));
        }
        return poses.get(place);
    }

    private double[] unseen(Rows rows) {
        numbers += (long) joints * channels;
        if (numbers > PoseArray.MOST) {
            throw new InvalidInputException(rows.place() + ": clip " + id + " has more than " + PoseArray.MOST
                    + " numbers; check what is taken for the clip");
        }
        double[] pose = new double[joints * channels];
        Arrays.fill(pose, Double.NaN);
        return pose;
    }

    /** {@code [M,T,V,C]}; joints that are missing are 0. */
    PoseArray poses() {
        int size = PoseArray.requireSize("clip " + id, persons.size(), frames.size(), joints, channels);
        double[] values = new double[size];
        int frame = 0;
        for (List<double[]> poses : frames.values()) {
            for (int person = 0; person < poses.size(); person++) {
                if (poses.get(person) != null) {
                    copy(poses.get(person), values, (person * frames.size() + frame) * joints * channels);
                }
            }
            frame++;
        }
        return PoseArray.rounded(persons.size(), frames.size(), joints, channels, values);
    }

    private static void copy(double[] pose, double[] values, int offset) {
        for (int i = 0; i < pose.length; i++) {
            values[offset + i] = Double.isNaN(pose[i]) ? 0 : pose[i];
        }
    }

    /** How many joints have no position in a pose that is there. */
    int missing() {
        int missing = 0;
        for (List<double[]> poses : frames.values()) {
            for (double[] pose : poses) {
                for (int i = 0; pose != null && i < pose.length; i += channels) {
                    missing += Double.isNaN(pose[i]) ? 1 : 0;
                }
            }
        }
        return missing;
    }
}
