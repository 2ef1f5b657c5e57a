package org.protogcn.picture;

import java.util.List;
import java.util.stream.IntStream;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.JointName;
import org.protogcn.skeleton.JointName.Side;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * A clip as an onlooker sees it: x to the right, y upwards, z towards the onlooker.
 *
 * @param step every how many-th frame of the clip is here
 * @param points {@code [T,M,V,3]}; NaN for a joint that was not seen
 * @param strength {@code [T,M,V]}: how sure a joint is, 0 to 1
 */
public record Film(
        Clip clip, SkeletonLayout layout, String className, int step, int frames, float[] points, float[] strength) {
    /** Hardly visible is still visible. */
    private static final double FAINTEST = 0.15;

    /**
     * Looks at a clip from the front.
     *
     * @param mostFrames a longer clip is thinned out to so many
     */
    public static Film of(Clip clip, SkeletonLayout layout, String className, int mostFrames) {
        Keypoints keypoints = clip.keypoints();
        int step = (keypoints.frames() + mostFrames - 1) / mostFrames;
        int frames = (keypoints.frames() + step - 1) / step;
        Onlooker onlooker = Onlooker.of(clip, layout);
        int bodies = frames * keypoints.persons();
        float[] points = new float[bodies * keypoints.joints() * 3];
        float[] strength = new float[bodies * keypoints.joints()];
        for (int i = 0; i < strength.length; i++) {
            int joint = i % keypoints.joints();
            int person = i / keypoints.joints() % keypoints.persons();
            int frame = step * (i / keypoints.joints() / keypoints.persons());
            onlooker.see(keypoints, person, frame, joint, points, 3 * i);
            double score = clip.scores().isPresent() ? clip.scores().get().get(person, frame, joint, 0) : 1;
            strength[i] = (float) Math.max(FAINTEST, Math.min(1, score));
        }
        return new Film(clip, layout, className, step, frames, points, strength);
    }

    /** M. */
    public int persons() {
        return clip.keypoints().persons();
    }

    boolean is3d() {
        return layout.dimensions() == 3;
    }

    /** The place of a joint in {@link #strength}, a third of that in {@link #points}. */
    public int place(int frame, int person, int joint) {
        return (frame * persons() + person) * layout.size() + joint;
    }

    /** What a viewer may call a frame: its number in the clip. */
    int number(int frame) {
        return frame * step;
    }

    /** The side of every joint. */
    public static List<Side> sides(SkeletonLayout layout) {
        return layout.joints().stream().map(JointName::sideOf).toList();
    }

    /** Joints that have a bone; the other end is their partner. */
    static List<Integer> bones(SkeletonLayout layout) {
        return IntStream.range(0, layout.size())
                .filter(joint -> layout.bones().get(joint) != joint)
                .boxed()
                .toList();
    }

    /** Id and class. */
    String title() {
        return className.isEmpty() ? clip.id() : clip.id() + " · " + className;
    }
}
