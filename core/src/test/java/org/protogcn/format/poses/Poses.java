package org.protogcn.format.poses;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Hand-made people for files of pose estimators. */
final class Poses {
    private Poses() {}

    static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code [x,y,score, ...]}: joints from (x, 100) on, 2 apart, each with the score 0.5. */
    static String triples(int joints, double x) {
        return joined(joints, joint -> number(x + 2 * joint) + "," + (100 + 3 * joint) + ",0.5");
    }

    /** {@code [[x,y], ...]} of the same joints. */
    static String pairs(int joints, double x) {
        return joined(joints, joint -> "[" + number(x + 2 * joint) + "," + (100 + 3 * joint) + "]");
    }

    /** Their scores. */
    static String scores(int joints) {
        return joined(joints, joint -> "0.5");
    }

    /** An OpenPose file with one person at each x. */
    static String openPose(int joints, double... xs) {
        return "{\"version\":1.3,\"people\":["
                + Arrays.stream(xs)
                        .mapToObj(x -> "{\"person_id\":[-1],\"pose_keypoints_2d\":" + triples(joints, x)
                                + ",\"face_keypoints_2d\":[],\"pose_keypoints_3d\":[]}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    private static String joined(int joints, IntFunction<String> joint) {
        return IntStream.range(0, joints).mapToObj(joint).collect(Collectors.joining(",", "[", "]"));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
