package org.protogcn.format.ntu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.protogcn.format.ntu.HandWritten.body;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ClipSink;
import org.protogcn.format.ImportOptions;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.testing.Imported;

class NtuRawFormatTest {
    private static final NtuRawFormat FORMAT = new NtuRawFormat();

    @TempDir
    Path folder;

    @Test
    void ntu60_hasItsClassesAndSplits() {
        record("S001C001P001R001A001");
        record("S001C002P003R001A060");
        Imported imported = Imported.from(FORMAT, folder);
        assertEquals("ntu25", imported.summary().layout().name());
        assertEquals(60, imported.summary().classNames().size());
        assertEquals("drink water", imported.summary().classNames().get(0));
        assertEquals(List.of(0, 59), imported.clips().stream().map(Clip::label).toList());
        assertEquals(List.of("S001C001P001R001A001"), imported.split("xsub_train"));
        assertEquals(List.of("S001C002P003R001A060"), imported.split("xsub_val"));
        assertEquals(List.of("S001C002P003R001A060"), imported.split("xview_train"));
        assertEquals(List.of("S001C001P001R001A001"), imported.split("xview_val"));
        assertEquals(4, imported.summary().splits().size());
    }

    @Test
    void ntu120_isSplitBySetup_andCanBeCutDownToNtu60() {
        record("S001C001P001R001A001");
        record("S018C001P103R001A120");
        Imported all = Imported.from(FORMAT, folder);
        assertEquals(
                Set.of("xsub_train", "xsub_val", "xset_train", "xset_val"),
                all.summary().splits().keySet());
        assertEquals(List.of("S018C001P103R001A120"), all.split("xset_train"));
        assertEquals(2, all.splitSize("xsub_train"));
        assertEquals(120, all.summary().classNames().size());

        Imported small = Imported.from(FORMAT, folder, ImportOptions.NONE.with("benchmark", "ntu60"));
        assertEquals(List.of("S001C001P001R001A001"), small.ids());
        assertEquals(60, small.summary().classNames().size());
        assertTrue(small.summary().notes().get(0).startsWith("1 recordings of actions"));
    }

    @Test
    void badRecordings_areThePublishedOnes_orAUsersOwn_orNone() throws IOException {
        record("S001C002P005R002A008");
        record("S001C001P001R001A001");
        assertEquals(535, BadRecordings.of("published").size());
        assertEquals(
                302,
                BadRecordings.of("published").stream()
                        .filter(id -> Integer.parseInt(id.substring(17)) <= 60)
                        .count());
        Imported published = Imported.from(FORMAT, folder);
        assertEquals(List.of("S001C001P001R001A001"), published.ids());
        assertEquals(
                List.of("1 recordings of the list of bad ones were left out (bad=none takes them)"),
                published.summary().notes());
        assertEquals(2, Imported.from(FORMAT, folder, bad("none")).clips().size());

        Path list = Files.writeString(folder.resolve("bad.txt"), "# mine\n\nS001C001P001R001A001.skeleton\n");
        assertEquals(
                List.of("S001C002P005R002A008"),
                Imported.from(FORMAT, folder, bad(list.toString())).ids());
        Files.writeString(list, "S001C001P001R001A001\nS1C1\n");
        assertRefused("bad.txt, line 2: 'S1C1' is no recording", bad(list.toString()));
        assertRefused(
                "cannot read the list of bad recordings",
                bad(folder.resolve("absent").toString()));
    }

    private static ImportOptions bad(String list) {
        return ImportOptions.NONE.with("bad", list);
    }

    private void assertRefused(String expected, ImportOptions options) {
        String message = assertThrows(InvalidInputException.class, () -> FORMAT.read(folder, options, clip -> {}))
                .getMessage();
        assertTrue(message.contains(expected), message);
    }

    @Test
    void recordingWithoutABody_isLeftOut() {
        new HandWritten().frames(3).write(folder);
        record("S001C001P001R001A002");
        Imported imported = Imported.from(FORMAT, folder);
        assertEquals(List.of("S001C001P001R001A002"), imported.ids());
        assertEquals(
                "1 recordings without any body were left out",
                imported.summary().notes().get(0));
    }

    @Test
    void manyFilesInNestedFolders_comeInTheOrderOfTheirNames() {
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 99; i++) {
            String name = "S001C001P%03dR001A%03d".formatted(i, i % 60 + 1);
            expected.add(name);
            new HandWritten().frames(1 + i % 3, body("a", i)).write(folder.resolve("part" + i % 2 + "/more"), name);
        }
        assertEquals(expected, Imported.from(FORMAT, folder, bad("none")).ids());
    }

    @Test
    void oneFile_canBeReadAlone() {
        assertEquals(
                1, Imported.from(FORMAT, record("S001C001P001R001A003")).clips().size());
    }

    @Test
    void recordingThatIsHeldAlready_isNotReadAgain_butStaysInItsSplits() throws IOException {
        Files.writeString(folder.resolve("S001C001P001R001A001.skeleton"), "not read");
        record("S001C001P001R001A002");
        List<String> ids = new ArrayList<>();
        ClipSink sink = new ClipSink() {
            @Override
            public void accept(Clip clip) {
                ids.add(clip.id());
            }

            @Override
            public boolean holds(String id) {
                return id.equals("S001C001P001R001A001");
            }
        };
        assertEquals(
                List.of("S001C001P001R001A001", "S001C001P001R001A002"),
                FORMAT.read(folder, ImportOptions.NONE, sink).splits().get("xsub_train"));
        assertEquals(List.of("S001C001P001R001A002"), ids);
    }

    @Test
    void problems_nameFileAndLine() throws IOException {
        String good = new HandWritten().frames(2, body("a", 1)).text();
        assertProblem("line 1: the number of frames was expected, not 'two'", good.replaceFirst("2", "two"));
        assertProblem("line 1: the number of frames was expected, at most 20000", good.replaceFirst("2", "99999999"));
        assertProblem(
                "line 2: the number of bodies was expected, at most 64, not -1", good.replaceFirst("\n1", "\n-1"));
        assertProblem("line 3: a body was expected in 10 words, got 9", good.replaceFirst("a 0", "a"));
        assertProblem("line 4: 24 joints instead of 25", good.replaceFirst("\n25", "\n24"));
        assertProblem("line 5: 'NaN' is not a coordinate in metres", good.replaceFirst("1\\.00000 ", "NaN "));
        assertProblem("line 5: '1e5' is not a coordinate in metres", good.replaceFirst("1\\.00000 ", "1e5 "));
        assertProblem("line 5: '1.f' is not a coordinate in metres", good.replaceFirst("1\\.00000 ", "1.f "));
        assertProblem("line 5: a joint was expected in 12 words, got 11", good.replaceFirst("1\\.00000 ", ""));
        assertProblem("the text goes on after the last frame", good + "\n1\n");
        assertProblem(
                "is cut off after line 56",
                good.substring(0, good.stripTrailing().lastIndexOf('\n') + 1));
        assertProblem("is cut off after line 0", "");
    }

    private void assertProblem(String expected, String text) throws IOException {
        Files.writeString(folder.resolve(HandWritten.NAME + ".skeleton"), text);
        String message = Imported.failure(FORMAT, folder);
        assertTrue(message.contains(HandWritten.NAME) && message.contains(expected), message);
    }

    @Test
    void foldersThatCannotBe_areRefused() {
        assertTrue(Imported.failure(FORMAT, folder).contains("holds no recording named like"));
        assertTrue(Imported.failure(FORMAT, folder.resolve("absent")).contains("there is no such file or folder"));
        record("S001C001P001R001A001");
        new HandWritten().frames(1, body("a", 1)).write(folder.resolve("again"));
        assertTrue(Imported.failure(FORMAT, folder).contains("have the same name"));
        ImportOptions coco = ImportOptions.ofLayout(SkeletonLayouts.named("coco17"));
        assertRefused("the layout coco17 has 17 joints in 2-D", coco);
    }

    private Path record(String name) {
        return new HandWritten().frames(2, body("a", 1)).write(folder, name);
    }
}
