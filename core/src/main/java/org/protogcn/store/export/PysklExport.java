package org.protogcn.store.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.protogcn.array.NdArray;
import org.protogcn.format.pickle.PickleWriter;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.store.ClipStore;

/**
 * A store as PYSKL's annotation pickle: {@code {'split': {name: [id]}, 'annotations': [{...}]}}.
 *
 * <p>Every annotation has {@code frame_dir}, {@code label}, {@code total_frames} and {@code keypoint} {@code [M,T,V,C]},
 * in 2-D also {@code keypoint_score} {@code [M,T,V]}, and where the picture's size is known {@code img_shape} and
 * {@code original_shape} (height, width).
 */
public final class PysklExport {
    /** Python 3.4 and later. */
    public static final int USUAL_PROTOCOL = 4;

    private final ClipStore store;
    private final int protocol;
    private final IntConsumer progress;

    /**
     * An export.
     *
     * @param protocol of the pickle, 2 to 5
     * @param progress is told the number of clips written so far, after every clip
     */
    public PysklExport(ClipStore store, int protocol, IntConsumer progress) {
        this.store = store;
        this.protocol = protocol;
        this.progress = progress;
    }

    /**
     * Writes all or nothing; an existing file is replaced.
     *
     * @param split the only one to export, or all clips and splits
     * @throws org.protogcn.InvalidInputException if there is no such split, a clip is damaged, or the file cannot be written
     */
    public ExportReport write(Optional<String> split, Path file) {
        ExportedClips exported = ExportedClips.of(store, split);
        ExportedClips.write(file, out -> write(exported, out));
        return new ExportReport(exported.clips().size(), notes(exported));
    }

    private void write(ExportedClips exported, OutputStream out) throws IOException {
        PickleWriter pickle = new PickleWriter(out, protocol);
        pickle.dict(() -> {
            pickle.entry("split", () -> splits(exported, pickle));
            pickle.entry("annotations", () -> annotations(exported, pickle));
        });
        pickle.end();
    }

    private void splits(ExportedClips exported, PickleWriter pickle) throws IOException {
        pickle.dict(() -> {
            for (String name : exported.splits().keySet()) {
                pickle.entry(name, () -> ids(exported.splits().get(name), pickle));
            }
        });
    }

    private void ids(int[] clips, PickleWriter pickle) throws IOException {
        pickle.list(() -> {
            for (int clip : clips) {
                pickle.item(() -> pickle.text(store.id(clip)));
            }
        });
    }

    private void annotations(ExportedClips exported, PickleWriter pickle) throws IOException {
        pickle.list(() -> {
            int done = 0;
            for (int number : exported.clips()) {
                Clip clip = store.clip(number);
                pickle.item(() -> pickle.dict(() -> annotation(clip, pickle)));
                done++;
                progress.accept(done);
            }
        });
    }

    private static void annotation(Clip clip, PickleWriter pickle) throws IOException {
        pickle.entry("frame_dir", () -> pickle.text(clip.id()));
        if (clip.label() != Clip.UNLABELLED) {
            pickle.entry("label", () -> pickle.integer(clip.label()));
        }
        if (clip.image().isPresent()) {
            Clip.ImageSize image = clip.image().get();
            pickle.entry("img_shape", () -> pickle.integers(image.height(), image.width()));
            pickle.entry("original_shape", () -> pickle.integers(image.height(), image.width()));
        }
        pickle.entry("total_frames", () -> pickle.integer(clip.keypoints().frames()));
        pickle.entry("keypoint", () -> pickle.array(clip.keypoints().toArray()));
        if (clip.scores().isPresent()) {
            pickle.entry(
                    "keypoint_score",
                    () -> pickle.array(withoutChannels(clip.scores().get())));
        }
    }

    /** {@code [M,T,V]}. */
    private static NdArray withoutChannels(Keypoints scores) {
        return scores.toArray().reshape(scores.persons(), scores.frames(), scores.joints());
    }

    private List<String> notes(ExportedClips exported) {
        List<String> notes = new ArrayList<>();
        notes.add(
                "the file's form has no place for the layout " + store.layout().name() + " and the class names");
        long unlabelled = exported.clips().stream()
                .filter(clip -> store.label(clip) == Clip.UNLABELLED)
                .count();
        if (unlabelled > 0) {
            notes.add(unlabelled + " clips have no class and so no 'label'");
        }
        return notes;
    }
}
