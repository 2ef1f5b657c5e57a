package org.protogcn.format.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.protogcn.format.ImportOptions;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.SkeletonLayouts;

/** Small tables of poses, here and for tests elsewhere. */
public final class TableSamples {
    /** For tables of a palm and a tip. */
    public static final ImportOptions GRIPPER = ImportOptions.ofLayout(gripper());

    static final String ROW_PER_JOINT =
            """
            clip,frame,joint,x,y,z,label,split
            c1,0,palm,1,2,3,wave,train
            c1,0,tip,4,5,6,wave,train
            c1,5,tip,10,11,12,wave,train
            c1,5,palm,7,8,9,wave,train
            c2,1,tip,0.5,-1e1,2,clap,val
            """;

    private TableSamples() {}

    private static SkeletonLayout gripper() {
        String layout =
                """
                {"name": "gripper", "dimensions": 3, "joints": ["palm", "tip"], "centre": "palm", "bones": {"tip": "palm"}}
                """;
        try {
            return SkeletonLayouts.fromTree(new ObjectMapper().readTree(layout), "gripper.json");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Of a gripper. */
    public static Path rowPerJoint(Path folder) throws IOException {
        return Files.writeString(Files.createDirectories(folder).resolve("poses.csv"), ROW_PER_JOINT);
    }

    /** In the layout coco17, with semicolons. */
    public static Path rowPerFrame(Path folder) throws IOException {
        List<String> joints = SkeletonLayouts.named("coco17").joints();
        String header = joints.stream()
                .map(joint -> joint + "_x;" + joint + "_y;" + joint + "_score")
                .collect(Collectors.joining(";", "person;", "\n"));
        String row = joints.stream().map(joint -> ";10,5;20;0,5").collect(Collectors.joining("", "1", "\n"));
        return Files.writeString(Files.createDirectories(folder).resolve("poses.csv"), header + row + row);
    }

    /** Of a gripper, packed with Snappy and with dictionaries. */
    public static Path parquet(Path folder) throws IOException {
        return parquet(folder, "snappy");
    }

    /** Of a gripper, in pages of version 2 without packing. */
    public static Path plainParquet(Path folder) throws IOException {
        return parquet(folder, "plain_v2");
    }

    /** Of a gripper, in pages of version 2 packed with Zstandard. */
    public static Path zstandardParquet(Path folder) throws IOException {
        return parquet(folder, "zstd_v2");
    }

    private static Path parquet(Path folder, String name) throws IOException {
        return Files.write(Files.createDirectories(folder).resolve("poses.parquet"), sample(name));
    }

    /** The bytes of {@code NAME.parquet} beside this class. */
    static byte[] sample(String name) throws IOException {
        try (InputStream in = TableSamples.class.getResourceAsStream(name + ".parquet")) {
            return in.readAllBytes();
        }
    }
}
