package org.protogcn.format.recordings;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.protogcn.skeleton.Keypoints;

/** Tells whether two clips hold exactly the same keypoints without keeping either. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(Keypoints keypoints) {
        ByteBuffer bytes = ByteBuffer.allocate(keypoints.values().length * Double.BYTES);
        bytes.asDoubleBuffer().put(keypoints.values());
        return HexFormat.of().formatHex(sha256().digest(bytes.array()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
