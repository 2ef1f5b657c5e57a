package org.protogcn.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValueRangesTest {
    @Test
    void ranges_leaveOutTheOddestClips() {
        List<ValueRanges> clips = IntStream.rangeClosed(1, 101)
                .mapToObj(i -> new ValueRanges(new float[] {-i, i}, new float[] {i * i, i == 50 ? 1e9f : 3}))
                .toList();
        ValueRanges usual = ValueRanges.usual(clips);
        assertArrayEquals(new float[] {-96, 6}, usual.lowest());
        assertArrayEquals(new float[] {96 * 96, 3}, usual.highest());
    }

    @Test
    void rangesOfAFewClips_areTheirEnds() {
        ValueRanges usual = ValueRanges.usual(List.of(
                new ValueRanges(new float[] {-2}, new float[] {0}),
                new ValueRanges(new float[] {-1}, new float[] {5})));
        assertArrayEquals(new float[] {-2}, usual.lowest());
        assertArrayEquals(new float[] {5}, usual.highest());
    }
}
