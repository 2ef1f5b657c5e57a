package org.protogcn.format.poses;

import java.nio.file.Path;

/** A small source in each form that pose estimators write, for tests elsewhere. */
public final class PoseSamples {
    private static final String INSTANCE = "{\"keypoints\":" + Poses.pairs(17, 1) + ",\"keypoint_scores\":"
            + Poses.scores(17) + ",\"bbox\":[[0,0,500,500]],\"bbox_score\":0.9}";

    private PoseSamples() {}

    /** Two frames of two persons. */
    public static Path openPose(Path folder) {
        Poses.write(folder.resolve("video_000_keypoints.json"), Poses.openPose(25, 1, 300));
        Poses.write(folder.resolve("video_001_keypoints.json"), Poses.openPose(25, 2, 302));
        return folder;
    }

    public static Path alphaPose(Path folder) {
        String person = "{\"image_id\":\"1.jpg\",\"category_id\":1,\"keypoints\":" + Poses.triples(17, 1)
                + ",\"score\":2.5,\"idx\":1,\"box\":[1,2,3,4]}";
        return write(
                folder.resolve("alphapose-results.json"), "[" + person + "," + person.replace("1.jpg", "2.jpg") + "]");
    }

    /** The form of {@code --format open}. */
    public static Path alphaPoseByPicture(Path folder) {
        String people = "{\"version\":\"1\",\"people\":[{\"pose_keypoints_2d\":" + Poses.triples(18, 2) + "}]}";
        return write(folder.resolve("open.json"), "{\"1.jpg\":" + people + ",\"2.jpg\":" + people + "}");
    }

    public static Path mmpose(Path folder) {
        return write(
                folder.resolve("video.json"),
                "{\"meta_info\":{},\"instance_info\":[{\"frame_id\":0,\"instances\":[" + INSTANCE + "]},"
                        + "{\"frame_id\":1,\"instances\":[" + INSTANCE + "]}]}");
    }

    /** The form for a folder of pictures: a file for each. */
    public static Path mmposePictures(Path folder) {
        write(folder.resolve("img_1.json"), "[" + INSTANCE + "]");
        write(folder.resolve("img_2.json"), "[" + INSTANCE + "]");
        return folder;
    }

    public static Path cocoAnnotations(Path folder) {
        String annotation =
                "{\"image_id\":1,\"keypoints\":" + Poses.triples(17, 1) + ",\"bbox\":[0,0,50,90],\"track_id\":1}";
        return write(
                folder.resolve("people.json"),
                "{\"images\":[{\"id\":1,\"file_name\":\"a/1.jpg\",\"width\":640,\"height\":480},"
                        + "{\"id\":2,\"file_name\":\"a/2.jpg\"}],\"annotations\":[" + annotation + ","
                        + annotation.replace("image_id\":1", "image_id\":2") + "]}");
    }

    public static Path cocoResults(Path folder) {
        String person = "{\"image_id\":1,\"category_id\":1,\"keypoints\":" + Poses.triples(17, 2) + ",\"score\":0.9}";
        return write(
                folder.resolve("results.json"),
                "[" + person + "," + person.replace("image_id\":1", "image_id\":2") + "]");
    }

    public static Path kineticsSkeleton(Path folder) {
        String skeleton = "{\"pose\":[" + "0.5,".repeat(35) + "0.5],\"score\":" + Poses.scores(18) + "}";
        write(
                folder.resolve("kinetics_val/a.json"),
                "{\"data\":[{\"frame_index\":1,\"skeleton\":[" + skeleton
                        + "]},{\"frame_index\":2,\"skeleton\":[]}],\"label\":\"yoga\",\"label_index\":3}");
        write(
                folder.resolve("kinetics_val_label.json"),
                "{\"a\":{\"has_skeleton\":true,\"label\":\"yoga\",\"label_index\":3}}");
        return folder;
    }

    private static Path write(Path file, String content) {
        Poses.write(file, content);
        return file;
    }
}
