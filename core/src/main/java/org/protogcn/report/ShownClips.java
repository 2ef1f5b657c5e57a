package org.protogcn.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.protogcn.Printable;
import org.protogcn.evaluation.Scores;
import org.protogcn.store.ClipStore;

/**
 * The clips that a page of limited size can list, and play where there is a store.
 *
 * @param clips for the page's script, in the order of {@link ClipOrder}
 * @param essential how many of the clips that stand for a cell of their own are here
 * @param complete whether all that stand for a cell are here
 */
record ShownClips(ArrayNode clips, int essential, boolean complete) {
    /** From as smooth as seen to barely a movement: the script draws what lies between frames. */
    private static final int[] MOST_FRAMES = {64, 32, 16, 8};

    private static final MathContext DIGITS = new MathContext(4);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** @param bytes how many the clips may take on the page */
    static ShownClips choose(Scores scores, Optional<ClipStore> store, int bytes) {
        ClipOrder order = ClipOrder.of(scores);
        ShownClips chosen = chosen(scores, store, order, MOST_FRAMES[0], bytes);
        for (int i = 1; i < MOST_FRAMES.length && !chosen.complete && store.isPresent(); i++) {
            chosen = chosen(scores, store, order, MOST_FRAMES[i], bytes);
        }
        return chosen;
    }

    private static ShownClips chosen(
            Scores scores, Optional<ClipStore> store, ClipOrder order, int mostFrames, int bytes) {
        ArrayNode clips = NODES.arrayNode();
        int left = bytes;
        for (int clip : order.clips()) {
            ObjectNode line = line(scores, clip);
            store.ifPresent(open -> addFrames(line, open, scores.ids().get(clip), mostFrames));
            left -= line.toString().getBytes(StandardCharsets.UTF_8).length + 1;
            if (left < 0) {
                break;
            }
            clips.add(line);
        }
        int essential = Math.min(clips.size(), order.essential());
        return new ShownClips(clips, essential, essential == order.essential());
    }

    private static ObjectNode line(Scores scores, int clip) {
        int prediction = scores.prediction(clip);
        ObjectNode line = NODES.objectNode();
        line.put("id", Printable.of(scores.ids().get(clip)));
        line.put("truth", scores.label(clip));
        line.put("prediction", prediction);
        line.put("score", rounded(scores.score(clip, prediction)));
        line.put("truthScore", rounded(scores.score(clip, scores.label(clip))));
        return line;
    }

    private static BigDecimal rounded(double value) {
        return new BigDecimal(value, DIGITS);
    }

    private static void addFrames(ObjectNode line, ClipStore store, String id, int mostFrames) {
        int number = store.indexOf(id);
        if (number < 0) {
            return;
        }
        PackedClip packed = PackedClip.of(store.clip(number), store.layout(), mostFrames);
        line.put("persons", packed.persons());
        line.put("frames", packed.frames());
        line.put("step", packed.step());
        ArrayNode range = line.putArray("range");
        for (double[] axis : packed.range()) {
            range.add(NODES.arrayNode().add(rounded(axis[0])).add(rounded(axis[1])));
        }
        line.put("data", packed.data());
    }
}
