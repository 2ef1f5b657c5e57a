package org.protogcn.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import org.protogcn.model.ModelCard;
import org.protogcn.prepare.Preparation;
import org.protogcn.prepare.SampledJoints;
import org.protogcn.skeleton.Clip;

/**
 * Between which numbers the values inside a network lie on some clips.
 *
 * @param lowest of each value
 * @param highest of each value
 */
public record ValueRanges(float[] lowest, float[] highest) {
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
            return clips.stream()
                    .map(clip -> of(session, card, preparation.joints(clip, 1)))
                    .reduce(ValueRanges::and)
                    .orElseThrow();
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

    private ValueRanges and(ValueRanges other) {
        float[] low = lowest.clone();
        float[] high = highest.clone();
        for (int i = 0; i < low.length; i++) {
            low[i] = Math.min(low[i], other.lowest[i]);
            high[i] = Math.max(high[i], other.highest[i]);
        }
        return new ValueRanges(low, high);
    }
}
