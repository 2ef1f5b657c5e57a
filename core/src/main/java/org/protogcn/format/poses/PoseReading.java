package org.protogcn.format.poses;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ClipSink;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.SourceSummary;
import org.protogcn.people.Detection;
import org.protogcn.people.PeopleClips;
import org.protogcn.people.PeopleOptions;
import org.protogcn.people.PeoplePolicy;
import org.protogcn.people.PeoplePolicy.Arrangement;
import org.protogcn.people.Scene;
import org.protogcn.skeleton.Clip.ImageSize;
import org.protogcn.skeleton.SkeletonLayout;

/** One reading of one source: turns skeletons into people of recordings, recordings into clips, and keeps count. */
final class PoseReading {
    private final ClipSink sink;
    private final JointLayouts layouts;
    private final PeoplePolicy policy;
    private final PeopleClips people;
    private final Optional<ImageSize> givenImage;
    private final List<String> notes = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private int nobody;
    private int unsure;
    private boolean imageUnknown;

    PoseReading(ImportOptions options, Map<Integer, String> layoutsByJoints, ClipSink sink) {
        this.sink = sink;
        this.layouts = new JointLayouts(layoutsByJoints, options);
        this.policy = PeopleOptions.of(options);
        this.people = new PeopleClips(policy);
        this.givenImage = options.get(PoseOptions.IMAGE);
    }

    /** Puts a skeleton into a frame, unless it has no joint or too low a score. */
    void add(Scene scene, long frame, Skeleton skeleton, PoseJson json) {
        if (skeleton.isEmpty()) {
            nobody++;
            return;
        }
        Detection detection = detection(skeleton, json);
        if (!detection.isSomebody()) {
            nobody++;
        } else if (detection.score() < policy.minScore()) {
            unsure++;
        } else {
            scene.add(frame, detection);
        }
    }

    private Detection detection(Skeleton skeleton, PoseJson json) {
        try {
            SkeletonLayout layout = layouts.of(skeleton.joints(), skeleton.dimensions());
            return skeleton.detection(layout.size());
        } catch (IllegalArgumentException e) {
            throw json.error(e.getMessage());
        }
    }

    /** Whether the only clip that a recording of such skeletons may become is stored already. */
    boolean isStored(String id, int joints) {
        boolean stored = policy.arrangement() == Arrangement.TRACKED && sink.holds(id);
        if (stored) {
            layouts.of(joints, 2);
            take(id);
        }
        return stored;
    }

    /**
     * Makes the clips of a recording.
     *
     * @param image as the source says
     * @return their ids
     */
    List<String> finish(String id, int label, Scene scene, Optional<ImageSize> image) {
        List<String> ids = new ArrayList<>();
        Optional<ImageSize> known = givenImage.or(() -> image);
        people.make(id, label, scene, known, clip -> {
            imageUnknown |= known.isEmpty();
            take(clip.id());
            ids.add(clip.id());
            sink.accept(clip);
        });
        return ids;
    }

    private void take(String id) {
        if (!taken.add(id)) {
            throw new InvalidInputException(
                    "two recordings are called '" + id + "'; rename one of them, or import them apart");
        }
    }

    /** Adds a sentence for the user. */
    void note(String sentence) {
        notes.add(sentence);
    }

    /**
     * What there is to say in the end.
     *
     * @throws InvalidInputException if there was not a single clip
     */
    SourceSummary summary(Path source, List<String> classNames, Map<String, List<String>> splits) {
        if (taken.isEmpty()) {
            throw new InvalidInputException(source + " shows nobody" + (unsure > 0 ? " with a high enough score" : "")
                    + " for long enough; check that it is the estimator's output, and the options min-score and"
                    + " min-frames");
        }
        List<String> all = new ArrayList<>(layouts.note().stream().toList());
        all.addAll(notes);
        all.addAll(people.notes());
        if (nobody > 0) {
            all.add(nobody + " skeleton(s) without a single joint were left out.");
        }
        if (unsure > 0) {
            all.add(unsure + " skeleton(s) with a score below " + policy.minScore() + " were left out.");
        }
        if (imageUnknown) {
            all.add("The files do not say how large the picture was; training with flips needs it,"
                    + " give image=WIDTHxHEIGHT.");
        }
        return new SourceSummary(layouts.chosen().orElseThrow(), classNames, splits, all);
    }
}
