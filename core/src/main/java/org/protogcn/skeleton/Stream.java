package org.protogcn.skeleton;

/**
 * What of a skeleton the network sees: joints, bones (joint minus its partner), k-bones (joint minus a farther
 * partner), or the motion of one of these from frame to frame. The names are those of the paper's six streams.
 */
public enum Stream {
    J(false),
    B(false),
    K(false),
    JM(true),
    BM(true),
    KM(true);

    private final boolean motion;

    Stream(boolean motion) {
        this.motion = motion;
    }

    /** The name on the command line and in configurations: {@code j}, {@code b}, {@code k}, {@code jm} ... */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public boolean isMotion() {
        return motion;
    }

    /** The stream whose motion this one is; a stream without motion is its own source. */
    public Stream source() {
        return switch (this) {
            case J, JM -> J;
            case B, BM -> B;
            case K, KM -> K;
        };
    }
}
