package org.protogcn.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.protogcn.InvalidInputException;
import org.protogcn.people.PeoplePolicy.Arrangement;
import org.protogcn.people.PeoplePolicy.Fill;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Clip.ImageSize;

/** Makes clips of recordings as the user wants it, and counts whom that leaves out. */
public final class PeopleClips {
    /** In doubles: 256 MiB. */
    private static final long MAX_VALUES = 1L << 25;

    private final PeoplePolicy policy;
    private int recordings;
    private int crowded;
    private int inactive;
    private int brief;
    private int empty;

    public PeopleClips(PeoplePolicy policy) {
        this.policy = policy;
    }

    /**
     * Hands over the clips of a recording: FLOAT32 keypoints {@code [M,T,V,C]} and scores {@code [M,T,V,1]}, zeros
     * wherever somebody was not detected.
     *
     * @param id of the clip; a person's own clip gets {@code -person1} and so on behind it, from the most active on
     * @throws InvalidInputException if a clip would be too large
     */
    public void make(String id, int label, Scene scene, Optional<ImageSize> image, Consumer<Clip> clips) {
        recordings++;
        List<Track> kept = kept(scene);
        if (kept.isEmpty()) {
            empty++;
        } else if (policy.arrangement() == Arrangement.TRACKED) {
            clips.accept(clip(id, label, kept, 0, scene.length(), image));
        } else {
            for (int i = 0; i < kept.size(); i++) {
                Track track = kept.get(i);
                int length = track.last() - track.first() + 1;
                clips.accept(clip(id + "-person" + (i + 1), label, List.of(track), track.first(), length, image));
            }
        }
    }

    private List<Track> kept(Scene scene) {
        if (scene.isEmpty()) {
            return List.of();
        }
        List<Track> tracks = new ArrayList<>(scene.tracks(policy.gap()));
        int all = tracks.size();
        tracks.removeIf(track -> track.size() < policy.minFrames());
        brief += all - tracks.size();
        tracks.sort(policy.keep().mostFirst());
        if (tracks.size() <= policy.persons()) {
            return tracks;
        }
        crowded++;
        inactive += tracks.size() - policy.persons();
        return tracks.subList(0, policy.persons());
    }

    private Clip clip(String id, int label, List<Track> tracks, int start, int length, Optional<ImageSize> image) {
        Detection any = tracks.get(0).detection(0);
        long values = (long) tracks.size() * length * any.joints() * (any.dimensions() + 1);
        if (values > MAX_VALUES) {
            throw new InvalidInputException("clip " + id + " would have " + tracks.size() + " persons in " + length
                    + " frames, more than fits; keep fewer with persons=N, or cut the recording");
        }
        ClipCanvas canvas = new ClipCanvas(tracks.size(), length, any.joints(), any.dimensions());
        int bridged = policy.fill() == Fill.INTERPOLATED ? policy.gap() : 0;
        for (int person = 0; person < tracks.size(); person++) {
            canvas.draw(person, tracks.get(person), start, bridged);
        }
        return new Clip(id, label, canvas.keypoints(), Optional.of(canvas.scores()), image);
    }

    /** What was left out so far and why, one sentence each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (inactive > 0) {
            notes.add(inactive + " person(s) in " + crowded + " recording(s) were left out, as the " + policy.persons()
                    + " most active are kept (keep=" + policy.keep().name().toLowerCase(Locale.ROOT)
                    + "); persons=N keeps more, people=separate makes a clip of each.");
        }
        if (brief > 0) {
            notes.add(brief + " person(s) seen in fewer than " + policy.minFrames() + " frames were left out.");
        }
        if (empty > 0) {
            notes.add(empty + " of " + recordings + " recording(s) show nobody and were left out.");
        }
        return notes;
    }
}
