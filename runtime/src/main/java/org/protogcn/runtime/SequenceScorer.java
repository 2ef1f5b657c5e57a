package org.protogcn.runtime;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.protogcn.model.ModelCard;
import org.protogcn.prepare.SampledJoints;

/**
 * Logits of samples, with no work for absent persons. The logits of a sample are the mean of those of its persons, each
 * on its own, and an absent person's are always the same: found once, when the model is opened. A model whose input norm
 * tells persons apart gets whole samples instead.
 */
final class SequenceScorer {
    private final Session session;
    private final ModelCard card;
    private final int personSize;
    private final int together;
    private final int atOnce;
    private final float[] absent;

    /** @param atOnce person sequences in one pass */
    SequenceScorer(Session session, ModelCard card, int atOnce) {
        this.session = session;
        this.card = card;
        this.personSize = card.recipe().frames() * card.seen().size() * 3;
        this.together = card.personsAlike() ? 1 : card.recipe().persons();
        this.atOnce = Math.max(1, atOnce / together);
        this.absent = card.personsAlike() ? ofAbsentPerson() : new float[0];
    }

    private float[] ofAbsentPerson() {
        FloatBuffer zeros = direct(personSize);
        return session.logits(zeros, direct(personSize), new boolean[1], shape(1));
    }

    /** One unit of the network's work: a person of a sample, or a whole sample. */
    private record Sequence(SampledJoints clip, int start, int sample) {}

    /** Logits {@code [samples][S*classes]} of all samples of all clips, in order. */
    double[][] logits(List<SampledJoints> clips) {
        int perSample = card.recipe().persons() * personSize;
        List<Sequence> sequences = new ArrayList<>();
        int samples = 0;
        for (SampledJoints clip : clips) {
            for (int start = 0; start < clip.joints().length; start += perSample) {
                addPresent(sequences, clip, start, samples++);
            }
        }
        return summed(sequences, samples);
    }

    private void addPresent(List<Sequence> sequences, SampledJoints clip, int start, int sample) {
        int step = together * personSize;
        for (int person = start; person < start + card.recipe().persons() * personSize; person += step) {
            if (together > 1 || isPresent(clip, person)) {
                sequences.add(new Sequence(clip, person, sample));
            }
        }
    }

    private boolean isPresent(SampledJoints clip, int start) {
        for (int i = start; i < start + personSize; i++) {
            if (clip.joints()[i] != 0 || (card.hasMotion() && clip.next()[i] != 0)) {
                return true;
            }
        }
        return false;
    }

    private double[][] summed(List<Sequence> sequences, int samples) {
        int size = card.streams().size() * card.classes().size();
        double[][] sums = new double[samples][size];
        int[] counted = new int[samples];
        for (int first = 0; first < sequences.size(); first += atOnce) {
            List<Sequence> some = sequences.subList(first, Math.min(first + atOnce, sequences.size()));
            float[] logits = run(some);
            for (int i = 0; i < some.size(); i++) {
                int sample = some.get(i).sample();
                counted[sample]++;
                add(sums[sample], logits, i * size, 1);
            }
        }
        return together > 1 ? sums : averaged(sums, counted);
    }

    private double[][] averaged(double[][] sums, int[] counted) {
        int persons = card.recipe().persons();
        for (int sample = 0; sample < sums.length; sample++) {
            add(sums[sample], absent, 0, persons - counted[sample]);
            for (int i = 0; i < sums[sample].length; i++) {
                sums[sample][i] /= persons;
            }
        }
        return sums;
    }

    private static void add(double[] sum, float[] logits, int start, int times) {
        for (int i = 0; i < sum.length && times > 0; i++) {
            sum[i] += times * (double) logits[start + i];
        }
    }

    private float[] run(List<Sequence> sequences) {
        int size = together * personSize;
        FloatBuffer joints = direct(sequences.size() * size);
        FloatBuffer next = direct(card.hasMotion() ? sequences.size() * size : 0);
        boolean[] half = new boolean[sequences.size()];
        for (int i = 0; i < half.length; i++) {
            Sequence sequence = sequences.get(i);
            joints.put(sequence.clip().joints(), sequence.start(), size);
            if (card.hasMotion()) {
                next.put(sequence.clip().next(), sequence.start(), size);
            }
            half[i] = sequence.clip().half();
        }
        return session.logits(joints.flip(), next.flip(), half, shape(half.length));
    }

    /** {@code [B,M,T,V,3]}. */
    private long[] shape(int batch) {
        return new long[] {batch, together, card.recipe().frames(), card.seen().size(), 3};
    }

    private static FloatBuffer direct(int size) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(size, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
