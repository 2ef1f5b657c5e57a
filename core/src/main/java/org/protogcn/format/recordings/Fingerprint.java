package org.protogcn.format.recordings;

import java.nio.ByteBuffer;
import org.protogcn.io.Sha256;
import org.protogcn.skeleton.Keypoints;

/** Tells whether two clips hold exactly the same keypoints without keeping either. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(Keypoints keypoints) {
        ByteBuffer bytes = ByteBuffer.allocate(keypoints.values().length * Double.BYTES);
        bytes.asDoubleBuffer().put(keypoints.values());
        return Sha256.of(bytes.array());
    }
}
