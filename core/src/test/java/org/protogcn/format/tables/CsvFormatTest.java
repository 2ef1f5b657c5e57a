package org.protogcn.format.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.format.ImportOptions;
import org.protogcn.skeleton.Keypoints;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.testing.Fuzz;
import org.protogcn.testing.Imported;

class CsvFormatTest {
    private static final CsvFormat FORMAT = new CsvFormat();
    private static final String LONG =
            """
            clip,frame,joint,x,y,z,label,split
            c1,0,palm,1,2,3,wave,train
            c1,0,tip,4,5,6,wave,train
            c1,5,tip,10,11,12,wave,train
            c1,5,palm,7,8,9,wave,train
            c2,1,tip,0.5,-1e1,2,clap,val
            """;

    @TempDir
    Path folder;

    private ImportOptions gripper;
    private Path file;

    @BeforeEach
    void writeLayout() throws IOException {
        Path layout = folder.resolve("gripper.yaml");
        Files.writeString(
                layout, "{name: gripper, dimensions: 3, joints: [palm, tip], centre: palm, bones: {tip: palm}}");
        gripper = ImportOptions.ofLayout(SkeletonLayouts.read(layout));
        file = folder.resolve("poses.csv");
    }

    private Imported read(String text, ImportOptions options) throws IOException {
        Files.writeString(file, text);
        return Imported.from(FORMAT, file, options);
    }

    private String failure(String text, ImportOptions options) throws IOException {
        Files.writeString(file, text);
        return Imported.failure(FORMAT, file, options);
    }

    @Test
    void rowPerJoint_needsNoMapping() throws IOException {
        Imported imported = read(LONG, gripper);

        Keypoints clip = imported.clip("c1").keypoints();
        assertEquals("FLOAT32[1,2,2,3]", clip.toString());
        assertEquals(12, clip.get(0, 1, 1, 2));
        assertEquals(7, clip.get(0, 1, 0, 0));
        assertEquals(-10, imported.clip("c2").keypoints().get(0, 0, 1, 1));
        assertEquals(List.of("clap", "wave"), imported.summary().classNames());
        assertEquals(1, imported.clip("c1").label());
        assertEquals(List.of("c2"), imported.split("val"));
        assertEquals(
                List.of("1 joints have no position and are 0"),
                imported.summary().notes());
    }

    @Test
    void columns_mayBeNamedByOptions() throws IOException {
        String text = LONG.replace("clip,frame,joint,x,y,z,label,split", "film,no,part,a,b,c,what,who");
        ImportOptions options = gripper.with("clip", "film")
                .with("frame", "no")
                .with("joint", "part")
                .with("x", "a")
                .with("y", "b")
                .with("z", "c")
                .with("label", "what")
                .with("split", "who");

        assertEquals(List.of("c1", "c2"), read(text, options).ids());
        assertTrue(failure(text, options.with("clip", "flim")).contains("no column 'flim'; did you mean 'film'?"));
    }

    @Test
    void semicolonsTabsAndQuotes_areUnderstood() throws IOException {
        String semicolons = LONG.replace(',', ';').replace("0.5", "0,5").replace("wave", "\"wa;ve\"");
        Imported imported = read("\uFEFF" + semicolons, gripper);
        assertEquals(0.5, imported.clip("c2").keypoints().get(0, 0, 1, 0));
        assertEquals(List.of("clap", "wa;ve"), imported.summary().classNames());
        assertEquals(2, read(LONG.replace(',', '\t'), gripper).clips().size());
    }

    @Test
    void rowPerFrame_takesItsJointsFromTheColumns() throws IOException {
        Imported imported = read(
                """
                clip,person,tip_x,tip_y,tip_z,palm_x,palm_y,palm_z,label
                a,p,1,2,3,4,5,6,7
                a,q,1,2,3,4,5,6,7
                a,p,,,,14,15,16,7
                """,
                gripper);

        Keypoints clip = imported.clip("a").keypoints();
        assertEquals("FLOAT32[2,2,2,3]", clip.toString());
        assertEquals(3, clip.get(0, 0, 1, 2));
        assertEquals(14, clip.get(0, 1, 0, 0));
        assertEquals(0, clip.get(0, 1, 1, 0));
        assertEquals(0, clip.get(1, 1, 0, 0));
        assertEquals(7, imported.clip("a").label());
    }

    @Test
    void patternOfColumns_mayBeGiven() throws IOException {
        Imported imported =
                read("Xpalm,Ypalm,Zpalm,Xtip,Ytip,Ztip\n1,2,3,4,5,6\n", gripper.with("columns", "{axis}{joint}"));
        assertEquals(6, imported.clip("poses").keypoints().get(0, 0, 1, 2));
    }

    @Test
    void namesOfABuiltInLayout_needNoLayout() throws IOException {
        List<String> joints = SkeletonLayouts.named("coco17").joints();
        String header = joints.stream()
                .map(j -> j.toUpperCase(Locale.ROOT))
                .map(j -> j + "_x," + j + "_y," + j + "_score")
                .collect(Collectors.joining(","));
        String row = joints.stream().map(j -> "10,20,0.5").collect(Collectors.joining(","));

        Imported imported = read(header + "\n" + row + "\n", ImportOptions.NONE);

        assertEquals("coco17", imported.summary().layout().name());
        assertEquals(0.5, imported.clips().get(0).scores().orElseThrow().get(0, 0, 16, 0));
    }

    @Test
    void numberedJoints_arePlacesFromZeroOrOne() throws IOException {
        String ones = LONG.replace("palm", "1").replace("tip", "2");
        assertEquals(12, read(ones, gripper).clip("c1").keypoints().get(0, 1, 1, 2));
        String zeros = LONG.replace("palm", "0").replace("tip", "1");
        assertEquals(12, read(zeros, gripper).clip("c1").keypoints().get(0, 1, 1, 2));
    }

    @Test
    void folderOfTables_takesIdsAndClassesFromTheirPlaces() throws IOException {
        Path wave = Files.createDirectories(folder.resolve("data/wave"));
        Files.writeString(wave.resolve("s1.csv"), "frame,joint,x,y,z\n0,palm,1,2,3\n");
        Imported imported = Imported.from(FORMAT, folder.resolve("data"), gripper);

        assertEquals(List.of("wave/s1"), imported.ids());
        assertEquals(List.of("wave"), imported.summary().classNames());
        assertTrue(imported.summary().notes().get(0).contains("does not have the joints tip of the layout"));
    }

    @Test
    void badCell_isNamedWithFileLineAndColumn() throws IOException {
        assertEquals(
                file + ", line 4, column y: 'up' is not a number; mend the cell",
                failure(LONG.replace("11,12", "up,12"), gripper));
    }

    @Test
    void rowsOfAClipApart_areRefused() throws IOException {
        assertEquals(
                file + ", line 7: clip c1 goes on after rows of another clip; sort the table so that the rows of a clip"
                        + " stand together",
                failure(LONG + "c1,9,tip,1,2,3,wave,train\n", gripper));
    }

    @Test
    void contradictions_areRefused() throws IOException {
        assertTrue(failure(LONG.replace("c1,5,palm", "c1,5,tip"), gripper)
                .contains("line 5: clip c1 has the joint tip twice in one frame"));
        assertTrue(
                failure(LONG.replace("9,wave", "9,clap"), gripper).contains("is of class wave and here of class clap"));
        assertTrue(failure(LONG.replace("clip,frame", "clip,f"), gripper).contains("no column for the frame"));
        assertTrue(failure(LONG.replace(",z,", ",depth,"), gripper).contains("has no z for its joints"));
        assertTrue(failure(LONG, ImportOptions.NONE).contains("the joints palm, tip, which are not exactly those of"));
        assertTrue(failure(LONG.replace("palm", "a").replace("tip", "b"), gripper)
                .contains("has no joint of the layout gripper"));
        assertTrue(failure("a,b\n1,2\n", gripper).contains("neither a column for the joint nor columns"));
        assertTrue(failure("x,x\n", gripper).contains("two columns named 'x'"));
        assertTrue(
                failure(LONG.lines().findFirst().orElseThrow() + "\n", gripper).contains("holds no rows"));
        assertTrue(failure("", gripper).contains("neither a column"));
    }

    @Test
    void endlessCells_areRefusedByLimit() throws IOException {
        assertTrue(failure("a" + ",".repeat(20_000) + "\n", gripper).contains("more than 10000 columns"));
        assertTrue(failure(LONG + "c3,\"" + "9".repeat(100_000), gripper).contains("cannot be read as CSV"));
    }

    @Test
    void source_isRecognisedByItsColumns() throws IOException {
        Files.writeString(file, LONG);
        assertEquals(
                "poses.csv is a table with columns for a joint per row",
                FORMAT.recognise(folder).orElseThrow().why());
    }

    @Test
    void damagedBytes_endInClipsOrOneSentence() {
        Fuzz.damage(LONG.getBytes(StandardCharsets.UTF_8), 500, bytes -> {
            Files.write(file, bytes);
            FORMAT.read(file, gripper, clip -> {});
        });
    }
}
