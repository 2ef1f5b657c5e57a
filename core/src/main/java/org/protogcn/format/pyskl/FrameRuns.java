package org.protogcn.format.pyskl;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import org.protogcn.array.NdArray;

/**
 * Frame numbers of a list of skeletons, in little memory: for every frame how far it is from the one before and how many
 * skeletons it has. A quarter of a million clips with some thousand skeletons each fit so into 200 MB.
 */
final class FrameRuns {
    private static final int MAX = 0xff;

    private final byte[] stepsAndCounts;

    private FrameRuns(byte[] stepsAndCounts) {
        this.stepsAndCounts = stepsAndCounts;
    }

    /** Empty where the numbers are not in order from 0, or jump by more than 255. */
    static Optional<FrameRuns> of(NdArray frames) {
        if (frames.type().isFloating()) {
            return Optional.empty();
        }
        ByteArrayOutputStream runs = new ByteArrayOutputStream();
        long previous = 0;
        for (int start = 0, end; start < frames.size(); start = end) {
            long frame = frames.getLong(start);
            end = start + 1;
            while (end < frames.size() && end - start < MAX && frames.getLong(end) == frame) {
                end++;
            }
            if (frame < previous || frame - previous > MAX) {
                return Optional.empty();
            }
            runs.write((int) (frame - previous));
            runs.write(end - start);
            previous = frame;
        }
        return Optional.of(new FrameRuns(runs.toByteArray()));
    }

    /** {@code [n]}. */
    NdArray toArray() {
        int size = 0;
        for (int i = 1; i < stepsAndCounts.length; i += 2) {
            size += stepsAndCounts[i] & MAX;
        }
        long[] frames = new long[size];
        long frame = 0;
        for (int i = 0, n = 0; i < stepsAndCounts.length; i += 2) {
            frame += stepsAndCounts[i] & MAX;
            int end = n + (stepsAndCounts[i + 1] & MAX);
            Arrays.fill(frames, n, end, frame);
            n = end;
        }
        return NdArray.ofLongs(frames, size);
    }
}
