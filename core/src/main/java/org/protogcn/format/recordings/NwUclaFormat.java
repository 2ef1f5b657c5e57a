package org.protogcn.format.recordings;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.protogcn.InvalidInputException;
import org.protogcn.Printable;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.ClipSink;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.Recognition;
import org.protogcn.format.SourceSummary;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayout;

/**
 * The NW-UCLA skeletons as JSON files {@code aXX_sYY_eZZ_vVV.json}: {@code label} from 1, and {@code skeletons}
 * {@code [T,20,3]} in metres.
 *
 * <p>Clips are {@code [1,T,20,3]} FLOAT32. The splits {@code xview_train} and {@code xview_val} are those of
 * {@code split_ctrgcn_xview.json} beside the recordings; without that file, views 1 and 2 train and view 3 tests.
 * The released skeletons of view 3 contain exact copies of training clips: {@code xview_val_clean} is the test split
 * without them.
 */
public final class NwUclaFormat implements ClipFormat {
    private static final Pattern NAME =
            Pattern.compile("(?<id>a(?<action>\\d{2})_s\\d{2}_e\\d{2}_v(?<view>\\d{2}))\\.json");

    private static final Map<String, String> CLASS_NAMES_BY_ACTION = classNamesByAction();
    private static final List<String> ACTIONS = List.copyOf(CLASS_NAMES_BY_ACTION.keySet());
    private static final int JOINTS = 20;

    private static final String TRAIN = "xview_train";
    private static final String VAL = "xview_val";
    private static final String VAL_CLEAN = "xview_val_clean";

    private static Map<String, String> classNamesByAction() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("01", "pick up with one hand");
        names.put("02", "pick up with two hands");
        names.put("03", "drop trash");
        names.put("04", "walk around");
        names.put("05", "sit down");
        names.put("06", "stand up");
        names.put("08", "donning");
        names.put("09", "doffing");
        names.put("11", "throw");
        names.put("12", "carry");
        return names;
    }

    @Override
    public String name() {
        return "nw-ucla";
    }

    @Override
    public String description() {
        return "NW-UCLA; SOURCE is the folder with all_sqe/aXX_sYY_eZZ_vVV.json and split_ctrgcn_xview.json";
    }

    @Override
    public Optional<Recognition> recognise(Path source) {
        return Recogniser.of(
                source, NAME, file -> JsonRecording.read(file).path("skeletons").isArray());
    }

    @Override
    public SourceSummary read(Path source, ImportOptions options, ClipSink clips) {
        SkeletonLayout layout = FixedLayout.kinect20(options);
        List<RecordingFile> files =
                RecordingFile.list(RecordingFile.folder(source, "all_sqe"), NAME, "a01_s01_e00_v01.json");
        SplitLists splits = splits(source, files);
        Map<String, String> fingerprints = new HashMap<>();
        for (RecordingFile file : files) {
            Clip clip = clip(file);
            clips.accept(clip);
            fingerprints.put(clip.id(), Fingerprint.of(clip.keypoints()));
        }
        splits.get(VAL_CLEAN).addAll(withoutCopies(splits, fingerprints));
        return new SourceSummary(
                layout, List.copyOf(CLASS_NAMES_BY_ACTION.values()), splits.toMap(), notes(files.size(), splits));
    }

    private static Clip clip(RecordingFile file) {
        JsonNode root = JsonRecording.read(file.path());
        int label = ACTIONS.indexOf(file.name().group("action"));
        JsonNode stated = root.path("label");
        if (label < 0 || !stated.isInt() || stated.intValue() != label + 1) {
            throw new InvalidInputException(file.path() + ": its label " + Printable.shortened(stated.toString())
                    + " does not belong to the action in its name; take the file out of the folder");
        }
        return new Clip(file.id(), label, keypoints(file.path(), root.path("skeletons")));
    }

    private static Keypoints keypoints(Path file, JsonNode skeletons) {
        int frames = SinglePerson.requireFrames(file, skeletons.size());
        double[] values = new double[frames * JOINTS * 3]; // [T,V,3]
        for (int frame = 0; frame < frames; frame++) {
            JsonRecording.requireLength(file, skeletons.path(frame), JOINTS, "frame " + frame, "joints");
            for (int joint = 0; joint < JOINTS; joint++) {
                String place = "frame " + frame + ", joint " + joint;
                JsonNode point = skeletons.path(frame).path(joint);
                JsonRecording.copyNumbers(file, point, place, values, (frame * JOINTS + joint) * 3, 3);
            }
        }
        return SinglePerson.of(file, frames, JOINTS, 3, values);
    }

    private static SplitLists splits(Path source, List<RecordingFile> files) {
        Path list = source.resolve("split_ctrgcn_xview.json");
        return Files.exists(list) ? listed(list, files) : byView(files);
    }

    private static SplitLists byView(List<RecordingFile> files) {
        SplitLists splits = new SplitLists(TRAIN, VAL, VAL_CLEAN);
        for (RecordingFile file : files) {
            splits.add(file.number("view") == 3 ? VAL : TRAIN, file.id());
        }
        return splits;
    }

    private static SplitLists listed(Path list, List<RecordingFile> files) {
        JsonNode root = JsonRecording.read(list);
        Set<String> unlisted =
                new HashSet<>(files.stream().map(RecordingFile::id).toList());
        SplitLists splits = new SplitLists(TRAIN, VAL, VAL_CLEAN);
        addListed(list, root.path("train"), unlisted, splits.get(TRAIN));
        addListed(list, root.path("val"), unlisted, splits.get(VAL));
        return splits;
    }

    private static void addListed(Path list, JsonNode entries, Set<String> unlisted, List<String> split) {
        if (!entries.isArray()) {
            throw new InvalidInputException(
                    list + " lacks the lists train and val; unpack it again or delete it to split by the view");
        }
        for (JsonNode entry : entries) {
            String id = entry.path("file_name").asText();
            if (!unlisted.remove(id)) {
                throw new InvalidInputException(list + " lists \"" + Printable.shortened(id)
                        + "\", which is no recording of the folder or is listed twice; unpack the dataset again");
            }
            split.add(id);
        }
    }

    private static List<String> withoutCopies(SplitLists splits, Map<String, String> fingerprints) {
        Set<String> training = new HashSet<>();
        splits.get(TRAIN).forEach(id -> training.add(fingerprints.get(id)));
        return splits.get(VAL).stream()
                .filter(id -> !training.contains(fingerprints.get(id)))
                .toList();
    }

    private static List<String> notes(int clips, SplitLists splits) {
        int val = splits.get(VAL).size();
        int copies = val - splits.get(VAL_CLEAN).size();
        int unlisted = clips - splits.get(TRAIN).size() - val;
        List<String> notes = new ArrayList<>();
        if (copies > 0) {
            notes.add(copies + " of the " + val + " clips of " + VAL + " are exact copies of training clips; "
                    + VAL_CLEAN + " holds the other " + (val - copies) + ": report both.");
        }
        if (unlisted > 0) {
            notes.add(unlisted + " clip(s) are in neither split, as the list of the splits does not name them.");
        }
        return notes;
    }
}
