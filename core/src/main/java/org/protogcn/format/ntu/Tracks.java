package org.protogcn.format.ntu;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.protogcn.array.DType;
import org.protogcn.skeleton.Keypoints;

/** Bodies laid into a few tracks {@code [M,T,25,3]}, one after another where they do not overlap in time. */
final class Tracks {
    /** Less than this in a whole frame, or at a joint, counts as nothing. */
    private static final double NOTHING = 1e-3;

    /** The joint by which a person's presence is told. */
    private static final int SPINE = 1;

    private final double[][] tracks;
    private final int frames;
    private int first;
    private int end;
    private int dropped;

    private Tracks(int tracks, int frames) {
        this.tracks = new double[tracks][frames * Body.FRAME_VALUES];
        this.frames = frames;
        this.end = frames;
    }

    /**
     * Gives every body, from the first on, to the first track that is free; bodies for which none is are dropped.
     *
     * @param most tracks at most; no more than there are bodies
     */
    static Tracks lay(List<Body> bodies, int most) {
        int frames = bodies.stream().mapToInt(Body::end).max().orElse(0);
        Tracks laid = new Tracks(Math.min(bodies.size(), most), frames);
        Span[] spans = new Span[laid.tracks.length];
        Arrays.setAll(spans, track -> track == 0 ? Span.ANYWHERE : Span.FROM_THE_BEGINNING);
        bodies.forEach(body -> laid.place(body, spans));
        return laid;
    }

    private void place(Body body, Span[] spans) {
        for (int track = 0; track < tracks.length; track++) {
            if (spans[track].leavesRoomFor(body)) {
                spans[track] = spans[track].with(body);
                copy(body, tracks[track]);
                return;
            }
        }
        dropped++;
    }

    private static void copy(Body body, double[] track) {
        for (int frame = 0; frame < body.frames(); frame++) {
            System.arraycopy(
                    body.points(),
                    frame * Body.FRAME_VALUES,
                    track,
                    body.place(frame) * Body.FRAME_VALUES,
                    Body.FRAME_VALUES);
        }
    }

    /**
     * The stretch of a track that is taken. As in the published data, the first track is taken from its first body on,
     * and every other from the beginning of the recording: a later body may come before the one in the first track, but
     * not before the one in the second.
     */
    private record Span(int start, int end) {
        static final Span ANYWHERE = new Span(Integer.MAX_VALUE, 0);
        static final Span FROM_THE_BEGINNING = new Span(0, 0);

        boolean leavesRoomFor(Body body) {
            return Math.max(start, body.start()) >= Math.min(end, body.end());
        }

        Span with(Body body) {
            return new Span(Math.min(start, body.start()), Math.max(end, body.end()));
        }
    }

    /** Bodies for which no track was free. */
    int dropped() {
        return dropped;
    }

    /** Whether nobody is anywhere. */
    boolean isEmpty() {
        for (int frame = 0; frame < frames; frame++) {
            if (!isEmpty(frame)) {
                return false;
            }
        }
        return true;
    }

    private boolean isEmpty(int frame) {
        double sum = 0;
        for (double[] track : tracks) {
            sum += amount(track, frame * Body.FRAME_VALUES, Body.FRAME_VALUES);
        }
        return sum < NOTHING;
    }

    private static double amount(double[] track, int offset, int length) {
        double sum = 0;
        for (int i = offset; i < offset + length; i++) {
            sum += Math.abs(track[i]);
        }
        return sum;
    }

    /** Cuts frames without anybody at both ends; says how many. There must be somebody. */
    int trim() {
        while (isEmpty(first)) {
            first++;
        }
        while (isEmpty(end - 1)) {
            end--;
        }
        return frames - (end - first);
    }

    /** Swaps the first two persons if only the second is there in the first frame; says whether it did. */
    boolean swapIfOnlyTheSecondBegins() {
        boolean swaps = tracks.length == 2 && !begins(tracks[0]) && begins(tracks[1]);
        if (swaps) {
            double[] second = tracks[1];
            tracks[1] = tracks[0];
            tracks[0] = second;
        }
        return swaps;
    }

    private boolean begins(double[] track) {
        return amount(track, first * Body.FRAME_VALUES + SPINE * 3, 3) >= NOTHING;
    }

    /** {@code [M,T,25,3]}, rounded to {@code type}. */
    Keypoints toKeypoints(DType type) {
        double[] values = Arrays.stream(tracks)
                .flatMapToDouble(track ->
                        DoubleStream.of(Arrays.copyOfRange(track, first * Body.FRAME_VALUES, end * Body.FRAME_VALUES)))
                .map(type::round)
                .toArray();
        return new Keypoints(type, tracks.length, end - first, Body.JOINTS, 3, values);
    }
}
