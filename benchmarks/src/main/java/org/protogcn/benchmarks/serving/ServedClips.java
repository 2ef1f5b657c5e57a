package org.protogcn.benchmarks.serving;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.protogcn.array.DType;
import org.protogcn.array.NdArray;
import org.protogcn.benchmarks.Sizes;
import org.protogcn.prepare.Preparation;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;

/**
 * Clips to be recognised.
 *
 * @param raw as a model file takes them
 * @param prepared as a network takes them, {@code [B,M,T,V,3]} for each stream
 */
record ServedClips(List<Clip> raw, List<NdArray> prepared) {
    private static final double TREMOR = 0.3;

    /**
     * Clips of one pose that trembles, a fifth longer than what is sampled.
     *
     * @param persons that are there, at most the M of a clip
     */
    static ServedClips random(Ensemble ensemble, int clips, int persons, long seed) {
        Random random = new Random(seed);
        List<Clip> raw = new ArrayList<>();
        for (int i = 0; i < clips; i++) {
            raw.add(clip("clip " + i, ensemble.sizes(), persons, random));
        }
        return new ServedClips(
                raw,
                ensemble.preparations().stream()
                        .map(preparation -> prepared(preparation, raw, ensemble.sizes()))
                        .toList());
    }

    private static Clip clip(String id, Sizes sizes, int persons, Random random) {
        int frames = sizes.frames() * 6 / 5;
        double[] pose = new Random(0).doubles(sizes.joints() * 3L).toArray();
        double[] values = new double[persons * frames * pose.length];
        Arrays.setAll(values, i -> DType.FLOAT32.round(pose[i % pose.length] + TREMOR * random.nextGaussian()));
        return new Clip(id, 0, new Keypoints(DType.FLOAT32, persons, frames, sizes.joints(), 3, values));
    }

    private static NdArray prepared(Preparation preparation, List<Clip> raw, Sizes sizes) {
        float[] all = new float[raw.size() * preparation.size()];
        for (int i = 0; i < raw.size(); i++) {
            System.arraycopy(preparation.test(raw.get(i), 1), 0, all, i * preparation.size(), preparation.size());
        }
        return NdArray.ofFloats(all, raw.size(), sizes.persons(), sizes.frames(), sizes.joints(), 3);
    }

    int size() {
        return raw.size();
    }
}
