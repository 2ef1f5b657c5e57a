package org.protogcn.format.poses;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.format.ClipFormat;
import org.protogcn.testing.Fuzz;
import org.protogcn.testing.Imported;

/** Whatever a stranger's file holds, a reader ends with clips or with one sentence. */
class PoseFilesFuzzTest {
    private static final int ROUNDS = 150;

    @TempDir
    Path folder;

    @Test
    void openPose_withDamagedBytes() throws IOException {
        Poses.write(folder.resolve("video_000_keypoints.json"), Poses.openPose(25, 1, 300));
        fuzz(new OpenPoseFormat(), "video_001_keypoints.json", Poses.openPose(25, 2, 302));
    }

    @Test
    void alphaPose_withDamagedBytes() throws IOException {
        String person = "{\"image_id\":\"1.jpg\",\"category_id\":1,\"keypoints\":" + Poses.triples(17, 1)
                + ",\"score\":2.5,\"idx\":1,\"box\":[1,2,3,4]}";
        fuzz(new AlphaPoseFormat(), "a.json", "[" + person + "," + person.replace("1.jpg", "2.jpg") + "]");
    }

    @Test
    void mmpose_withDamagedBytes() throws IOException {
        String instance = "{\"keypoints\":" + Poses.pairs(17, 1) + ",\"keypoint_scores\":" + Poses.scores(17)
                + ",\"bbox\":[[0,0,500,500]],\"bbox_score\":0.9}";
        fuzz(
                new MmposeFormat(),
                "a.json",
                "{\"meta_info\":{},\"instance_info\":[{\"frame_id\":0,\"instances\":[" + instance + "]},"
                        + "{\"frame_id\":1,\"instances\":[" + instance + "]}]}");
    }

    @Test
    void cocoAnnotations_withDamagedBytes() throws IOException {
        String annotation =
                "{\"image_id\":1,\"keypoints\":" + Poses.triples(17, 1) + ",\"bbox\":[0,0,50,90],\"track_id\":1}";
        fuzz(
                new CocoJsonFormat(),
                "a.json",
                "{\"images\":[{\"id\":1,\"file_name\":\"a/1.jpg\",\"width\":640,\"height\":480},"
                        + "{\"id\":2,\"file_name\":\"a/2.jpg\"}],\"annotations\":[" + annotation + ","
                        + annotation.replace("image_id\":1", "image_id\":2") + "]}");
    }

    @Test
    void kinetics_withDamagedBytes() throws IOException {
        fuzz(
                new KineticsSkeletonFormat(),
                "a.json",
                "{\"data\":[{\"frame_index\":1,\"skeleton\":[{\"pose\":[" + "0.5,".repeat(35) + "0.5],\"score\":"
                        + Poses.scores(18)
                        + "}]},{\"frame_index\":2,\"skeleton\":[]}],\"label\":\"yoga\",\"label_index\":3}");
    }

    @Test
    void labelList_withDamagedBytes() throws IOException {
        Poses.write(
                folder.resolve("kinetics_val/a.json"),
                "{\"data\":[{\"frame_index\":1,\"skeleton\":[{\"pose\":[" + "0.5,".repeat(35) + "0.5],\"score\":"
                        + Poses.scores(18) + "}]}],\"label\":\"yoga\",\"label_index\":3}");
        fuzz(
                new KineticsSkeletonFormat(),
                "kinetics_val_label.json",
                "{\"a\":{\"has_skeleton\":true,\"label\":\"yoga\",\"label_index\":3}}");
    }

    private void fuzz(ClipFormat format, String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Fuzz.damage(content.getBytes(StandardCharsets.UTF_8), ROUNDS, bytes -> {
            Files.write(file, bytes);
            format.recognise(folder);
            Imported.from(format, folder);
        });
    }

    /** Depth, lengths and numbers beyond measure. */
    @Test
    void hostileJson_isRefused() {
        String[] bodies = {
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "{\"people\":[{\"pose_keypoints_2d\":[" + "0,".repeat(4000) + "0]}]}",
            "{\"people\":[{\"pose_keypoints_2d\":[" + "9".repeat(5000) + "]}]}",
            "{\"" + "k".repeat(100_000) + "\":1}",
            "{\"people\":[{\"pose_keypoints_2d\":[1e999999999,1,1]}]}",
        };
        for (String body : bodies) {
            Poses.write(folder.resolve("video_1_keypoints.json"), body);
            Imported.failure(new OpenPoseFormat(), folder);
            new OpenPoseFormat().recognise(folder);
        }
    }
}
