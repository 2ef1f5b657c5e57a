package org.protogcn.training.network;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.protogcn.array.NdArray;
import org.protogcn.training.tape.Value;
import org.protogcn.training.tensor.Inputs;
import org.protogcn.training.tensor.Tensors;

/**
 * The person sequences of a batch. Absent persons are all alike, zeros throughout, and so is everything that a network makes of
 * them: where there are several, the last sequence stands for all of them.
 *
 * @param sequences {@code [N,T,V,3]}, clip by clip, then the one that stands for the absent if there is one
 * @param standsFor how many absent persons the last sequence stands for; 0 if each sequence is a person of its own
 * @param shares of every sequence in every clip, {@code [B,N]}: rows add up to 1
 */
record Crowd(Tensor sequences, long standsFor, Tensor shares) {
    /** Every person of every clip. */
    static Crowd everybody(Clips clips, ScalarType type) {
        int[] places = IntStream.range(0, clips.present().length).toArray();
        Tensor sequences = clips.tensor().flatten(0, 1);
        return new Crowd(sequences, 0, shares(clips.tensor(), places, places.length, type));
    }

    /** Who is there, and one for those who are not; everybody, if that is no fewer or nobody is there. */
    static Crowd present(Clips clips, ScalarType type) {
        boolean[] present = clips.present();
        long[] chosen = chosen(present);
        long absent = present.length + 1 - chosen.length;
        if (absent < 2 || chosen.length == 1) {
            return everybody(clips, type);
        }
        Tensor tensor = clips.tensor();
        Tensor sequences = tensor.flatten(0, 1).index_select(0, Inputs.longs(chosen, tensor.device()));
        return new Crowd(sequences, absent, shares(tensor, places(present, chosen.length - 1), chosen.length, type));
    }

    /** The places of all who are there, and of the first who is not. */
    private static long[] chosen(boolean[] present) {
        LongStream there =
                IntStream.range(0, present.length).filter(i -> present[i]).asLongStream();
        LongStream absent = IntStream.range(0, present.length)
                .filter(i -> !present[i])
                .limit(1)
                .asLongStream();
        return LongStream.concat(there, absent).toArray();
    }

    /** Where every person went: those who are there in a row, all others to {@code last}. */
    private static int[] places(boolean[] present, int last) {
        int[] places = new int[present.length];
        int next = 0;
        for (int i = 0; i < present.length; i++) {
            places[i] = present[i] ? next++ : last;
        }
        return places;
    }

    /** The mean over the persons of each clip, {@code [N,...] -> [B,...]}, of two or four axes. */
    Value perClip(Value x, Flow flow) {
        Tensor weights = shares.to(x.tensor().scalar_type());
        flow.tape().save(weights);
        return flow.tape()
                .apply(
                        () -> innermost(averaged(weights, x.tensor())),
                        gradient -> x.gather(averaged(weights.t(), gradient)));
    }

    private static Tensor averaged(Tensor weights, Tensor x) {
        long[] shape = x.sizes().vec().get();
        shape[0] = weights.size(0);
        return weights.matmul(x.flatten(1, -1)).view(shape);
    }

    private static Tensor innermost(Tensor x) {
        return x.dim() == 4 ? x.contiguous(MemoryFormat.ChannelsLast) : x;
    }

    private static Tensor shares(Tensor clips, int[] places, int sequences, ScalarType type) {
        int batch = Math.toIntExact(clips.size(0));
        int persons = Math.toIntExact(clips.size(1));
        double[] shares = new double[batch * sequences];
        for (int i = 0; i < places.length; i++) {
            shares[i / persons * sequences + places[i]] += 1.0 / persons;
        }
        return Inputs.sent(
                Tensors.of(NdArray.ofDoubles(shares, batch, sequences)).to(type), clips.device());
    }
}
