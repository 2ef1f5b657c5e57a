package org.protogcn.format.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.protogcn.format.tables.TableSamples.GRIPPER;
import static org.protogcn.format.tables.TableSamples.ROW_PER_JOINT;

import java.io.IOException;
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
import org.protogcn.testing.Imported;

class CsvFormatTest {
    private static final CsvFormat FORMAT = new CsvFormat();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
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
        Imported imported = read(ROW_PER_JOINT, GRIPPER);

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
        String text = ROW_PER_JOINT.replace("clip,frame,joint,x,y,z,label,split", "film,no,part,a,b,c,what,who");
        ImportOptions options = GRIPPER.with("clip", "film")
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
        String semicolons =
                ROW_PER_JOINT.replace(',', ';').replace("0.5", "0,5").replace("wave", "\"wa;ve\"");
        Imported imported = read("\uFEFF" + semicolons, GRIPPER);
        assertEquals(0.5, imported.clip("c2").keypoints().get(0, 0, 1, 0));
        assertEquals(List.of("clap", "wa;ve"), imported.summary().classNames());
        assertEquals(2, read(ROW_PER_JOINT.replace(',', '\t'), GRIPPER).clips().size());
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
                GRIPPER);

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
                read("Xpalm,Ypalm,Zpalm,Xtip,Ytip,Ztip\n1,2,3,4,5,6\n", GRIPPER.with("columns", "{axis}{joint}"));
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
        String ones = ROW_PER_JOINT.replace("palm", "1").replace("tip", "2");
        assertEquals(12, read(ones, GRIPPER).clip("c1").keypoints().get(0, 1, 1, 2));
        String zeros = ROW_PER_JOINT.replace("palm", "0").replace("tip", "1");
        assertEquals(12, read(zeros, GRIPPER).clip("c1").keypoints().get(0, 1, 1, 2));
    }

    @Test
    void folderOfTables_takesIdsAndClassesFromTheirPlaces() throws IOException {
        Path wave = Files.createDirectories(folder.resolve("data/wave"));
        Files.writeString(wave.resolve("s1.csv"), "frame,joint,x,y,z\n0,palm,1,2,3\n");
        Imported imported = Imported.from(FORMAT, folder.resolve("data"), GRIPPER);

        assertEquals(List.of("wave/s1"), imported.ids());
        assertEquals(List.of("wave"), imported.summary().classNames());
        assertTrue(imported.summary().notes().get(0).contains("does not have the joints tip of the layout"));
    }

    @Test
    void badCell_isNamedWithFileLineAndColumn() throws IOException {
        assertEquals(
                file + ", line 4, column y: 'up' is not a number; mend the cell",
                failure(ROW_PER_JOINT.replace("11,12", "up,12"), GRIPPER));
    }

    @Test
    void rowsOfAClipApart_areRefused() throws IOException {
        assertEquals(
                file + ", line 7: clip c1 goes on after rows of another clip; sort the table so that the rows of a clip"
                        + " stand together",
                failure(ROW_PER_JOINT + "c1,9,tip,1,2,3,wave,train\n", GRIPPER));
    }

    @Test
    void contradictions_areRefused() throws IOException {
        assertTrue(failure(ROW_PER_JOINT.replace("c1,5,palm", "c1,5,tip"), GRIPPER)
                .contains("line 5: clip c1 has the joint tip twice in one frame"));
        assertTrue(failure(ROW_PER_JOINT.replace("9,wave", "9,clap"), GRIPPER)
                .contains("is of class wave and here of class clap"));
        assertTrue(
                failure(ROW_PER_JOINT.replace("clip,frame", "clip,f"), GRIPPER).contains("no column for the frame"));
        assertTrue(failure(ROW_PER_JOINT.replace(",z,", ",depth,"), GRIPPER).contains("has no z for its joints"));
        assertTrue(failure(ROW_PER_JOINT, ImportOptions.NONE)
                .contains("the joints palm, tip, which are not exactly those of"));
        assertTrue(failure(ROW_PER_JOINT.replace("palm", "a").replace("tip", "b"), GRIPPER)
                .contains("has no joint of the layout gripper"));
        assertTrue(failure("a,b\n1,2\n", GRIPPER).contains("neither a column for the joint nor columns"));
        assertTrue(failure("x,x\n", GRIPPER).contains("two columns named 'x'"));
        assertTrue(failure(ROW_PER_JOINT.lines().findFirst().orElseThrow() + "\n", GRIPPER)
                .contains("holds no rows"));
        assertTrue(failure("", GRIPPER).contains("neither a column"));
    }

    @Test
    void endlessCells_areRefusedByLimit() throws IOException {
        assertTrue(failure("a" + ",".repeat(20_000) + "\n", GRIPPER).contains("more than 10000 columns"));
        assertTrue(
                failure(ROW_PER_JOINT + "c3,\"" + "9".repeat(100_000), GRIPPER).contains("cannot be read as CSV"));
    }

    @Test
    void source_isRecognisedByItsColumns() throws IOException {
        Files.writeString(file, ROW_PER_JOINT);
        assertEquals(
                "poses.csv is a table with columns for a joint per row",
                FORMAT.recognise(folder).orElseThrow().why());
    }
}
