package org.protogcn.format.recordings;

import java.nio.file.Path;
import org.protogcn.InvalidInputException;
import org.protogcn.array.DType;
import org.protogcn.skeleton.Keypoints;

/**
 * Keypoints {@code [1,T,V,C]} of recordings that show one person. They are stored as FLOAT32: the sensors' numbers have
 * six or seven decimal digits, whatever type the dataset's files wrap them in.
 */
final class SinglePerson {
    /** About an hour at 30 frames a second; the longest recording of these datasets has 1389 frames. */
    private static final int MAX_FRAMES = 100_000;

    private SinglePerson() {}

    /**
     * @param values {@code [T,V,C]}, taken over and rounded in place
     * @throws InvalidInputException naming file, frame and joint (from 0), if a number is not finite as FLOAT32
     */
    static Keypoints of(Path file, int frames, int joints, int channels, double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) values[i];
            if (!Double.isFinite(values[i])) {
                int joint = i / channels;
                throw new InvalidInputException(file + ": joint " + joint % joints + " of frame " + joint / joints
                        + " holds " + values[i] + "; take the recording out of the folder");
            }
        }
        return new Keypoints(DType.FLOAT32, 1, frames, joints, channels, values);
    }

    /** Checks an announced number of frames before anything is allocated by it. */
    static int requireFrames(Path file, int frames) {
        if (frames < 1 || frames > MAX_FRAMES) {
            throw new InvalidInputException(file + " holds " + frames + " frames; between 1 and " + MAX_FRAMES
                    + " are possible, take the recording out of the folder");
        }
        return frames;
    }

    /** The number of frames in which every coordinate is 0: the sensor had lost the person. */
    static int zeroFrames(Keypoints keypoints) {
        int zeros = 0;
        for (int frame = 0; frame < keypoints.frames(); frame++) {
            zeros += isZero(keypoints, frame) ? 1 : 0;
        }
        return zeros;
    }

    private static boolean isZero(Keypoints keypoints, int frame) {
        for (int i = keypoints.offset(0, frame, 0); i < keypoints.offset(0, frame + 1, 0); i++) {
            if (keypoints.values()[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
