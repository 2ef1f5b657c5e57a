package org.protogcn.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.DoubleStream;
import org.protogcn.model.ModelCard;
import org.protogcn.prepare.Preparation;
import org.protogcn.prepare.SampledJoints;
import org.protogcn.skeleton.Clip;

/**
 * Between which numbers the values inside a network usually lie: what 95 in 100 clips keep to at either end. A single odd
 * clip can reach several times as far, and steps that reach with it would be too coarse for all others.
 *
 * @param lowest of each value
 * @param highest of each value
 */
public record ValueRanges(float[] lowest, float[] highest) {
    private static final double USUAL = 0.95;

    /**
     * Runs a network on clips, one sample of each.
     *
     * @param probe a model of this program with the outputs {@code lowest} and {@code highest}, one number for each value
     * @param card that of the model
     * @param clips at least one
     */
    public static ValueRanges of(byte[] probe, ModelCard card, List<Clip> clips) {
        Preparation preparation = Preparation.of(card.recipe(), card.stored(), card.seen());
        try (Session session = Session.open(card, probe, RecognizerOptions.DEFAULT, "the network to be measured")) {
            return usual(clips.stream()
                    .map(clip -> of(session, card, preparation.joints(clip, 1)))
                    .toList());
        }
    }

    private static ValueRanges of(Session session, ModelCard card, SampledJoints clip) {
        long[] shape = {
            1, card.recipe().persons(), card.recipe().frames(), card.seen().size(), 3
        };
        float[][] ends = session.outputs(
                direct(clip.joints()), direct(clip.next()), new boolean[] {clip.half()}, shape, "lowest", "highest");
        return new ValueRanges(ends[0], ends[1]);
    }

    private static FloatBuffer direct(float[] values) {
        return ByteBuffer.allocateDirect(values.length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer()
                .put(values)
                .flip();
    }

    /** @param each of one clip */
    static ValueRanges usual(List<ValueRanges> each) {
        float[] low = new float[each.get(0).lowest.length];
        float[] high = new float[low.length];
        for (int i = 0; i < low.length; i++) {
            int value = i;
            low[i] = (float) -usual(each.stream().mapToDouble(clip -> -clip.lowest[value]));
            high[i] = (float) usual(each.stream().mapToDouble(clip -> clip.highest[value]));
        }
        return new ValueRanges(low, high);
    }

    private static double usual(DoubleStream ends) {
        double[] sorted = ends.sorted().toArray();
        return sorted[(int) Math.ceil(USUAL * (sorted.length - 1))];
    }
}
