package org.protogcn.remap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * How skeletons of one layout become such of another.
 *
 * @param from the layout of the clips that come in
 * @param to the layout of the clips that come out; with as many coordinates as {@code from}, or one less
 * @param sources for every joint of {@code to} the joints of {@code from} whose mean it is; none for one that stays zero
 * @param scores how the score of a mean follows from those of its joints
 */
public record LayoutMapping(SkeletonLayout from, SkeletonLayout to, List<List<Integer>> sources, ScoreOfMean scores) {
    /** How sure a mean is. */
    public enum ScoreOfMean {
        /** As its least sure joint. */
        MIN,
        /** As its joints on the whole. */
        MEAN
    }

    public LayoutMapping {
        sources = List.copyOf(sources);
    }

    /**
     * The clip with the joints of {@link #to}. A mean of which a joint was not seen is not seen. Where depth is dropped
     * and the clip has no scores, a seen joint has score 1 and another 0.
     */
    public Clip apply(Clip clip) {
        Keypoints keypoints = clip.keypoints();
        Optional<Keypoints> mappedScores = clip.scores().map(s -> scores(keypoints, s));
        if (mappedScores.isEmpty() && dropsDepth()) {
            mappedScores = Optional.of(seen(keypoints));
        }
        return new Clip(clip.id(), clip.label(), keypoints(keypoints), mappedScores, clip.image());
    }

    private boolean dropsDepth() {
        return from.dimensions() > to.dimensions();
    }

    private Keypoints keypoints(Keypoints in) {
        int channels = to.dimensions();
        double[] values = new double[bodies(in) * to.size() * channels];
        for (int i = 0; i < values.length; i++) {
            int joint = i / channels % to.size();
            int body = i / channels / to.size();
            values[i] = isSeen(in, body, joint) ? in.type().round(mean(in, body, joint, i % channels)) : 0;
        }
        return new Keypoints(in.type(), in.persons(), in.frames(), to.size(), channels, values);
    }

    /** @param body a place in {@code [M,T]} */
    private boolean isSeen(Keypoints in, int body, int joint) {
        List<Integer> used = sources.get(joint);
        return !used.isEmpty()
                && used.stream().allMatch(source -> in.isSeen(body / in.frames(), body % in.frames(), source));
    }

    private double mean(Keypoints in, int body, int joint, int channel) {
        double sum = 0;
        for (int source : sources.get(joint)) {
            sum += in.get(body / in.frames(), body % in.frames(), source, channel);
        }
        return sum / sources.get(joint).size();
    }

    private Keypoints scores(Keypoints keypoints, Keypoints in) {
        double[] values = new double[bodies(in) * to.size()];
        for (int i = 0; i < values.length; i++) {
            int joint = i % to.size();
            int body = i / to.size();
            if (isSeen(keypoints, body, joint)) {
                values[i] = scores == ScoreOfMean.MIN
                        ? least(in, body, joint)
                        : in.type().round(mean(in, body, joint, 0));
            }
        }
        return new Keypoints(in.type(), in.persons(), in.frames(), to.size(), 1, values);
    }

    private double least(Keypoints in, int body, int joint) {
        return sources.get(joint).stream()
                .mapToDouble(source -> in.get(body / in.frames(), body % in.frames(), source, 0))
                .min()
                .orElse(0);
    }

    private Keypoints seen(Keypoints in) {
        double[] values = new double[bodies(in) * to.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = isSeen(in, i / to.size(), i % to.size()) ? 1 : 0;
        }
        return new Keypoints(in.type(), in.persons(), in.frames(), to.size(), 1, values);
    }

    private static int bodies(Keypoints in) {
        return in.persons() * in.frames();
    }

    /** What somebody should know who uses the clips, one sentence each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        List<String> missing = IntStream.range(0, to.size())
                .filter(joint -> sources.get(joint).isEmpty())
                .mapToObj(to.joints()::get)
                .toList();
        if (!missing.isEmpty()) {
            notes.add("Joints of " + to.name() + " that " + from.name() + " lacks are zero in every frame: "
                    + String.join(", ", missing) + ".");
        }
        if (dropsDepth()) {
            notes.add("The third coordinate was dropped; x and y keep their unit and direction, where 2-D pipelines"
                    + " expect pixels with y downwards.");
        }
        return notes;
    }
}
