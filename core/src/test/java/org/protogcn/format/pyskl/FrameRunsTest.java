package org.protogcn.format.pyskl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.protogcn.array.NdArray;

class FrameRunsTest {
    @Test
    void orderedFrames_comeBack() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            long[] frames = new long[random.nextInt(2000)];
            long frame = 0;
            for (int i = 0; i < frames.length; i++) {
                frame += random.nextInt(10) == 0 ? random.nextInt(256) : 0;
                frames[i] = frame;
            }
            assertArrayEquals(
                    frames, FrameRuns.of(array(frames)).orElseThrow().toArray().toLongs(), "round " + round);
        }
    }

    @Test
    void framesOutOfOrder_orFarApart_areNotCompacted() {
        assertTrue(FrameRuns.of(array(3, 2)).isEmpty());
        assertTrue(FrameRuns.of(array(-1)).isEmpty());
        assertTrue(FrameRuns.of(array(1, 257)).isEmpty());
    }

    private static NdArray array(long... frames) {
        return NdArray.ofLongs(frames, frames.length);
    }
}
