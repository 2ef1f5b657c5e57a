package org.protogcn.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.testing.Campaign;
import org.protogcn.testing.FuzzedSource;

class LayoutCheckTest {
    private static final String BAD =
            """
            name:
            dimensions: 4
            joints: [palm, wrist, left_tip, left_tip, right_tip]
            centre: plam
            bones: {wrist: palm, left_tip: wirst, right_tip: palm}
            mirror: [[left_tip]]
            limbs: {arm: [], leg: [foo]}
            normalization: {centre: bar}
            k_bone_scores: most
            colour: red
            weight: 3
            """;

    private static final String ODD =
            """
            name: ntu25
            dimensions: 3
            joints: [palm, wrist, left_tip, left_finger, right_tip, LeftTip]
            centre: wrist
            bones: {palm: wrist, left_finger: palm, left_tip: left_finger, right_tip: palm, LeftTip: palm}
            limbs: {both: [left_tip, right_tip], root: [wrist, palm]}
            """;

    @TempDir
    Path temp;

    @Test
    void everyProblem_isListed() throws IOException {
        LayoutCheck check = LayoutCheck.of(write(BAD));

        List<String> expected = List.of(
                "'colour'",
                "'weight'",
                "name expects",
                "dimensions is 4",
                "'left_tip' twice",
                "'plam'",
                "'wirst'",
                "mirror expects",
                "limbs.arm",
                "'foo'",
                "'bar'",
                "'most'");
        assertEquals(expected.size(), check.problems().size(), check.problems().toString());
        for (int i = 0; i < expected.size(); i++) {
            assertTrue(
                    check.problems().get(i).contains(expected.get(i)),
                    check.problems().get(i));
        }
        assertEquals(List.of(), check.doubts());
    }

    @Test
    void everyDoubt_isListed() throws IOException {
        LayoutCheck check = LayoutCheck.of(write(ODD));

        assertEquals(List.of(), check.problems());
        List<String> expected = List.of(
                "built-in layout ntu25",
                "'left_finger' has no partner",
                "'LeftTip' has no partner",
                "sound like one joint",
                "is a leaf",
                "hang on joints that are no partners",
                "'both' has joints of both sides",
                "'both' falls into 2",
                "holds the centre",
                "normalization.spine");
        for (String doubt : expected) {
            assertTrue(check.doubts().stream().anyMatch(d -> d.contains(doubt)), doubt + " in " + check.doubts());
        }
        assertEquals(expected.size(), check.doubts().size(), check.doubts().toString());
    }

    @Test
    void layoutWithoutMirrorOrLimbs_isDoubted() throws IOException {
        LayoutCheck check =
                LayoutCheck.of(write("{name: x, dimensions: 3, joints: [a, b, c], centre: a, bones: {b: a, c: a}}"));
        assertTrue(check.doubts().toString().contains("no joint has a mirror partner"));
        assertTrue(check.doubts().toString().contains("there are no limbs"));
    }

    @Test
    void builtInLayouts_haveNoProblems() throws IOException {
        for (String name : SkeletonLayouts.builtIn()) {
            Path file = write(SkeletonLayouts.toJson(SkeletonLayouts.named(name)));
            assertEquals(List.of(), LayoutCheck.of(file).problems());
        }
    }

    @Test
    void damagedFile_isCheckedOrRefused_andHasProblemsJustWhenItIsNoLayout() throws IOException {
        Campaign.run("layout check", 1000, FuzzedSource.of(write(ODD), file -> {
            LayoutCheck check = LayoutCheck.of(file);
            check.problems().forEach(problem -> assertEquals(1, problem.lines().count(), problem));
            if (!check.problems().isEmpty()) {
                throw new InvalidInputException(check.problems().get(0));
            }
            SkeletonLayouts.read(file);
        }));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(temp.resolve("layout.yaml"), text);
    }
}
