package org.protogcn.inspect;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import org.protogcn.skeleton.BodyAxes;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;

/** Takes the figures of one clip. */
final class ClipMeasurement {
    private final Clip clip;
    private final Keypoints keypoints;
    private final BodyAxes axes;
    private final boolean[] there; // [M,T]

    private ClipMeasurement(Clip clip, BodyAxes axes) {
        this.clip = clip;
        this.keypoints = clip.keypoints();
        this.axes = axes;
        this.there = Presence.of(keypoints);
    }

    static ClipFigures of(Clip clip, BodyAxes axes) {
        return new ClipMeasurement(clip, axes).measure();
    }

    private ClipFigures measure() {
        double size = BodySize.of(keypoints, there);
        Movement movement = Movement.of(keypoints, there, size);
        Jumping jumping = new Jumping(clip, there, axes, size);
        jumping.search();
        return new ClipFigures(
                clip.id(),
                clip.label(),
                keypoints.frames(),
                fingerprint(),
                notNumbers(),
                oddScores(),
                oddestScore(),
                emptyPersons(),
                emptyFrames(),
                unseen(),
                movement.frozen(),
                movement.still(),
                jumping.joints(),
                jumping.bodies(),
                jumping.exchanges(),
                size,
                Orientation.up(keypoints, axes),
                Orientation.forward(keypoints, axes));
    }

    private String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer buffer = ByteBuffer.allocate(4 * Integer.BYTES);
            buffer.putInt(keypoints.persons()).putInt(keypoints.frames());
            buffer.putInt(keypoints.joints()).putInt(keypoints.channels());
            digest.update(buffer.array());
            byte[] row = new byte[keypoints.joints() * keypoints.channels() * Double.BYTES];
            double[] values = keypoints.values();
            int perRow = keypoints.joints() * keypoints.channels();
            for (int start = 0; start < values.length; start += perRow) {
                ByteBuffer.wrap(row).asDoubleBuffer().put(values, start, perRow);
                digest.update(row);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private long notNumbers() {
        return Arrays.stream(keypoints.values())
                        .filter(v -> !Double.isFinite(v))
                        .count()
                + Arrays.stream(scores()).filter(v -> !Double.isFinite(v)).count();
    }

    private double[] scores() {
        return clip.scores().map(Keypoints::values).orElse(new double[0]);
    }

    private long oddScores() {
        return Arrays.stream(scores()).filter(s -> s < 0 || s > 1).count();
    }

    private double oddestScore() {
        double oddest = 0.5;
        for (double score : scores()) {
            oddest = Math.abs(score - 0.5) > Math.abs(oddest - 0.5) ? score : oddest;
        }
        return oddest;
    }

    private int emptyPersons() {
        int empty = 0;
        for (int person = 0; person < keypoints.persons(); person++) {
            empty += Presence.frames(there, keypoints, person) == 0 ? 1 : 0;
        }
        return empty;
    }

    private int emptyFrames() {
        int empty = 0;
        for (int frame = 0; frame < keypoints.frames(); frame++) {
            boolean somebody = false;
            for (int person = 0; person < keypoints.persons(); person++) {
                somebody |= there[person * keypoints.frames() + frame];
            }
            empty += somebody ? 0 : 1;
        }
        return empty;
    }

    private BitSet unseen() {
        BitSet unseen = new BitSet();
        unseen.set(0, keypoints.joints());
        for (int person = 0; person < keypoints.persons(); person++) {
            for (int frame = 0; frame < keypoints.frames(); frame++) {
                for (int joint = unseen.nextSetBit(0); joint >= 0; joint = unseen.nextSetBit(joint + 1)) {
                    if (keypoints.isSeen(person, frame, joint)) {
                        unseen.clear(joint);
                    }
                }
            }
        }
        return unseen;
    }
}
