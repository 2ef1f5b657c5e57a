package org.protogcn.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;

/** Keeps values that are no numbers out of a store. */
final class ClipChecks {
    private final MissingValues missing;
    private long zeroedJoints;
    private long repairedClips;

    ClipChecks(MissingValues missing) {
        this.missing = missing;
    }

    /** Joints that were set to zero so far. */
    long zeroedJoints() {
        return zeroedJoints;
    }

    /** Clips in which joints were set to zero. */
    long repairedClips() {
        return repairedClips;
    }

    /** The clip with finite numbers only. */
    Clip check(Clip clip) {
        requireId(clip.id());
        requireLabel(clip);
        requireSize(clip);
        requireImage(clip);
        long before = zeroedJoints;
        Keypoints keypoints = finite(clip, clip.keypoints(), "");
        Optional<Keypoints> scores = clip.scores().map(s -> finite(clip, s, "the score of "));
        if (zeroedJoints == before) {
            return clip;
        }
        repairedClips++;
        return new Clip(clip.id(), clip.label(), keypoints, scores, clip.image());
    }

    private static void requireId(String id) {
        if (id.isBlank() || id.length() > 1000) {
            throw new InvalidInputException("a clip has the id '" + id.substring(0, Math.min(id.length(), 40))
                    + "'; 1 to 1000 letters are needed");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(id)) {
            throw new InvalidInputException("the clip id " + id + " is not valid Unicode; rename the clip");
        }
    }

    private static void requireLabel(Clip clip) {
        if (clip.label() > StoreFiles.MAX_LABEL) {
            throw new InvalidInputException("clip " + clip.id() + " has the label " + clip.label()
                    + "; labels go up to " + StoreFiles.MAX_LABEL + ", number the classes from 0");
        }
    }

    private static void requireSize(Clip clip) {
        Keypoints keypoints = clip.keypoints();
        if (keypoints.values().length > StoreFiles.MAX_CLIP_VALUES || keypoints.values().length == 0) {
            throw new InvalidInputException("clip " + clip.id() + " is " + keypoints + "; a clip has 1 to "
                    + StoreFiles.MAX_CLIP_VALUES + " numbers, cut it into several");
        }
    }

    private static void requireImage(Clip clip) {
        clip.image().filter(image -> image.height() < 0 || image.width() < 0).ifPresent(image -> {
            throw new InvalidInputException("clip " + clip.id() + " has an image of " + image.height() + " x "
                    + image.width() + " pixels; give its size or leave it out");
        });
    }

    private Keypoints finite(Clip clip, Keypoints keypoints, String what) {
        double[] values = keypoints.values();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                if (missing == MissingValues.REFUSE) {
                    throw refusal(clip, keypoints, what, i);
                }
                return zeroed(keypoints);
            }
        }
        return keypoints;
    }

    private static InvalidInputException refusal(Clip clip, Keypoints keypoints, String what, int index) {
        int joint = index / keypoints.channels() % keypoints.joints();
        int frame = index / (keypoints.channels() * keypoints.joints()) % keypoints.frames();
        int person = index / (keypoints.channels() * keypoints.joints() * keypoints.frames());
        return new InvalidInputException("clip " + clip.id() + ": " + what + "joint " + joint + " of person " + person
                + " in frame " + frame + " (all counted from 0) is " + keypoints.values()[index]
                + "; repair the source, or have such joints read as missing, which means zero");
    }

    private Keypoints zeroed(Keypoints keypoints) {
        double[] values = keypoints.values().clone();
        int channels = keypoints.channels();
        for (int joint = 0; joint < values.length; joint += channels) {
            if (!isFinite(values, joint, channels)) {
                Arrays.fill(values, joint, joint + channels, 0);
                zeroedJoints++;
            }
        }
        return keypoints.withValues(values);
    }

    private static boolean isFinite(double[] values, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (!Double.isFinite(values[i])) {
                return false;
            }
        }
        return true;
    }
}
