package org.protogcn.format.poses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.dataset.FormatRecognition;
import org.protogcn.format.ClipSink;
import org.protogcn.format.ImportOptions;
import org.protogcn.format.SourceSummary;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.Clip.ImageSize;
import org.protogcn.testing.Imported;

class KineticsSkeletonFormatTest {
    private static final KineticsSkeletonFormat FORMAT = new KineticsSkeletonFormat();

    @TempDir
    Path folder;

    private void recording(String place, String data, String end) {
        Poses.write(folder.resolve(place + ".json"), "{\"data\":[" + data + "]" + end + "}");
    }

    private static String frame(int index, String... skeletons) {
        return "{\"frame_index\":" + index + ",\"skeleton\":[" + String.join(",", skeletons) + "]}";
    }

    private static String skeleton(double x) {
        return "{\"pose\":[" + (x + ",0.25,").repeat(17) + x + ",0.75],\"score\":" + Poses.scores(18) + "}";
    }

    private void twoParts() {
        recording(
                "kinetics_train/a", frame(1, skeleton(0.5)) + "," + frame(2), ",\"label\":\"yoga\",\"label_index\":1");
        recording("kinetics_train/b", frame(1), ",\"label\":\"yoga\",\"label_index\":1");
        recording("kinetics_val/c", frame(1, skeleton(0.125), skeleton(0.75)), "");
        Poses.write(
                folder.resolve("kinetics_train_label.json"),
                "{\"a\":{\"has_skeleton\":true,\"label\":\"yoga\",\"label_index\":1},"
                        + "\"b\":{\"has_skeleton\":false,\"label\":\"yoga\",\"label_index\":1}}");
        Poses.write(
                folder.resolve("kinetics_val_label.json"),
                "{\"c\":{\"has_skeleton\":true,\"label\":\"abseiling\",\"label_index\":0}}");
    }

    @Test
    void folders_areSplits_andListsNameTheClasses() {
        twoParts();
        Imported imported = Imported.from(FORMAT, folder);

        assertEquals(List.of("a", "c"), imported.ids());
        assertEquals(List.of("abseiling", "yoga"), imported.summary().classNames());
        assertEquals(
                Map.of("train", List.of("a"), "val", List.of("c")),
                imported.summary().splits());
        assertEquals("openpose18", imported.summary().layout().name());
        assertEquals("FLOAT32[1,2,18,2]", imported.clip("a").keypoints().toString());
        assertEquals(1, imported.clip("a").label());
        assertEquals(0.75, imported.clip("a").keypoints().get(0, 0, 17, 1));
        assertEquals(2, imported.clip("c").keypoints().persons());
        assertEquals(Optional.of(new ImageSize(1, 1)), imported.clip("a").image());
        assertTrue(imported.summary().notes().contains("1 recording(s) have no skeleton, as the lists of labels say."));
        assertTrue(imported.summary().notes().contains("1 of 3 recording(s) show nobody and were left out."));
    }

    @Test
    void oneFolder_isReadAlone() {
        twoParts();
        Imported imported = Imported.from(FORMAT, folder.resolve("kinetics_val"));
        assertEquals(List.of("c"), imported.ids());
        assertEquals(List.of("c"), imported.split("val"));
        assertEquals(0, imported.clip("c").label());
    }

    @Test
    void peopleOnTheirOwn_areInTheSplitToo() {
        twoParts();
        Imported imported = Imported.from(FORMAT, folder, ImportOptions.NONE.with("people", "separate"));
        assertEquals(List.of("c-person1", "c-person2"), imported.split("val"));
    }

    @Test
    void recordingsThatAreStored_areNotReadAgain() {
        twoParts();
        Poses.write(folder.resolve("kinetics_train/a.json"), "no JSON at all");
        List<String> ids = new ArrayList<>();
        SourceSummary summary = FORMAT.read(folder, ImportOptions.NONE, new ClipSink() {
            @Override
            public void accept(Clip clip) {
                ids.add(clip.id());
            }

            @Override
            public boolean holds(String id) {
                return id.equals("a");
            }
        });
        assertEquals(List.of("c"), ids);
        assertEquals(List.of("a"), summary.splits().get("train"));
    }

    @Test
    void labelThatIsNowhere_isRefused() {
        recording("kinetics_val/c", frame(1, skeleton(0.125)), "");
        assertTrue(Imported.failure(FORMAT, folder).contains("*_label.json"));
    }

    @Test
    void labelsThatContradict_areRefused() {
        twoParts();
        recording("kinetics_train/a", frame(1, skeleton(0.5)), ",\"label\":\"abseiling\",\"label_index\":0");
        assertTrue(Imported.failure(FORMAT, folder).contains("the list of labels says 1"));
        recording("kinetics_train/a", frame(1, skeleton(0.5)), ",\"label\":\"yoga\",\"label_index\":1e9");
        assertTrue(Imported.failure(FORMAT, folder).contains("0 to 99999"));
    }

    @Test
    void frameWithoutNumber_isRefused() {
        recording("kinetics_train/a", "{\"skeleton\":[]}", ",\"label\":\"yoga\",\"label_index\":1");
        assertTrue(Imported.failure(FORMAT, folder).contains("no frame_index"));
    }

    @Test
    void folder_isRecognised() {
        twoParts();
        assertEquals(
                "kinetics-skeleton",
                FormatRecognition.of(folder.resolve("kinetics_val")).format().name());
        assertEquals("kinetics-skeleton", FormatRecognition.of(folder).format().name());
    }
}
