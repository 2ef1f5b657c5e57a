package org.protogcn.skeleton;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.SkeletonLayout.Normalization;
import org.protogcn.skeleton.SkeletonLayout.ScoreRule;
import org.protogcn.testing.Shared;

class LayoutFileTest {
    private static final String HAND =
            """
            name: hand
            dimensions: 3
            joints: [palm, left_tip, right_tip, left_nail]
            centre: palm
            bones: {left_tip: palm, right_tip: palm, left_nail: left_tip}
            k_bones: {left_tip: palm}
            mirror: [[left_tip, right_tip]]
            limbs: {tips: [left_tip, right_tip]}
            normalization: {centre: left_tip, spine: [palm, left_tip], shoulders: [right_tip, left_tip]}
            k_bone_scores: difference
            """;

    @TempDir
    Path temp;

    @Test
    void usersFile_isReadByItsPath() throws IOException {
        SkeletonLayout layout = SkeletonLayouts.named(write(HAND).toString());

        assertEquals(
                new SkeletonLayout(
                        "hand",
                        List.of("palm", "left_tip", "right_tip", "left_nail"),
                        3,
                        0,
                        List.of(0, 0, 0, 1),
                        List.of(0, 0, 2, 0),
                        List.of(0, 2, 1, 3),
                        Map.of("tips", List.of(1, 2)),
                        new Normalization(1, 0, 1, 2, 1),
                        ScoreRule.DIFFERENCE),
                layout);
    }

    @Test
    void jsonText_isReadLikeYaml() throws IOException {
        SkeletonLayout layout = SkeletonLayouts.named("coco20");
        assertEquals(layout, SkeletonLayouts.read(write(SkeletonLayouts.toJson(layout))));
    }

    @Test
    void exampleInTheDocumentation_isComplete() throws IOException {
        String document = Files.readString(Shared.repository().resolve("docs/layouts.md"));
        int start = document.indexOf("```yaml") + "```yaml".length();
        SkeletonLayout layout = SkeletonLayouts.read(write(document.substring(start, document.indexOf("```", start))));

        assertEquals(List.of(0, 0, 0, 2, 0, 4), layout.bones());
        assertEquals(List.of(0, 1, 2, 0, 4, 0), layout.kBones());
        assertEquals(List.of(0, 1, 4, 5, 2, 3), layout.mirror());
        assertEquals(new Normalization(0, 0, 0, 0, 0), layout.normalization());
        assertEquals(Map.of(), layout.limbs());
    }

    @Test
    void unknownName_isAnsweredWithTheNearest() {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> SkeletonLayouts.named("cocoo17"));
        assertEquals(
                "there is neither a built-in layout nor a file named 'cocoo17'; did you mean 'coco17'?",
                e.getMessage());
    }

    @Test
    void missingFile_isNamed() {
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> SkeletonLayouts.named("absent/hand.yaml"));
        assertTrue(e.getMessage().startsWith("cannot read the layout file absent/hand.yaml: "), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    name: hand | name: '' | name expects a name of 1 to 100 letters, not ""
                    name: hand | nmae: hand | a layout has no key 'nmae'; did you mean 'name'?
                    centre: palm | # | the key 'centre' is missing
                    dimensions: 3 | dimensions: 4 | dimensions is 4; write 2 for x,y with a score, 3 for x,y,z
                    [palm, left_tip, right_tip, left_nail] | [palm] | joints has to be a list of 2 to 1000 names
                    right_tip, left_nail] | palm, left_nail] | joints lists 'palm' twice; a joint's name has to be unique
                    centre: palm | centre: plam | centre names the joint 'plam', which is not in joints; did you mean 'palm'?
                    centre: palm | centre: elephant | centre names the joint 'elephant', which is not in joints; use one of: palm, left_tip, right_tip, left_nail
                    right_tip: palm, | # | is not valid YAML or JSON
                    bones: {left_tip: palm, | bones: { | bones has no line for the joint 'left_tip'; name the joint it hangs on
                    bones: { | bones: {palm: left_tip, | bones hangs the centre 'palm' on 'left_tip'; the centre is the root of the tree, leave its line out
                    bones: {left_tip: palm, | bones: {left_tip: left_nail, | bones goes round in a circle from the joint 'left_tip' and never reaches the centre 'palm'; hang one joint of the circle on another
                    k_bones: {left_tip: palm} | k_bones: [palm] | k_bones has to hold 'joint: partner' lines, not ["palm"]
                    k_bones: {left_tip: palm} | k_bones: {left_tip: pal} | k_bones names the joint 'pal', which is not in joints; did you mean 'palm'?
                    [[left_tip, right_tip]] | [[left_tip, right_tip], [palm, left_tip]] | mirror pairs 'palm' with 'left_tip', but a joint can stand in one pair only, and with another joint
                    [[left_tip, right_tip]] | [left_tip] | mirror expects a pair of joints, e.g. [palm, left_tip], not "left_tip"
                    [[left_tip, right_tip]] | left | mirror has to be a list, not "left"
                    tips: [left_tip, right_tip] | tips: [left_tip, left_tip] | limbs.tips lists 'left_tip' twice; leave one out
                    tips: [left_tip, right_tip] | tips: [] | limbs.tips has no joints; list some or leave the limb out
                    spine: [palm, left_tip] | spin: [palm, left_tip] | normalization has no key 'spin'; did you mean 'spine'?
                    spine: [palm, left_tip] | spine: [palm] | normalization.spine expects a pair of joints, e.g. [palm, left_tip], not ["palm"]
                    k_bone_scores: difference | k_bone_scores: median | k_bone_scores is 'median'; write mean or difference
                    """)
    void mistake_isNamedWithFileAndKey(String right, String wrong, String message) throws IOException {
        assertTrue(HAND.contains(right), right);
        Path file = write(HAND.replace(right, wrong));

        InvalidInputException e = assertThrows(InvalidInputException.class, () -> SkeletonLayouts.read(file));

        assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    @Test
    void keyGivenTwice_isRefused() throws IOException {
        Path file = write(HAND + "name: again\n");
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> SkeletonLayouts.read(file));
        assertTrue(e.getMessage().contains("line 11"), e.getMessage());
    }

    @Test
    void aliasBomb_isRefused() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        Path file = write(bomb.toString());
        assertThrows(InvalidInputException.class, () -> SkeletonLayouts.read(file));
    }

    @Test
    void mutatedFile_isRefusedInOneSentenceOrRead() throws IOException {
        byte[] original = HAND.getBytes(StandardCharsets.UTF_8);
        for (int seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            byte[] changed = original.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(changed.length);
                changed[at] = random.nextBoolean()
                        ? (byte) random.nextInt(256)
                        : (byte) "{}[]:,&*!|>%@`'\"-?# \n".charAt(random.nextInt(21));
            }
            Path file = Files.write(temp.resolve("fuzz.yaml"), changed);
            try {
                SkeletonLayouts.read(file);
            } catch (InvalidInputException e) {
                assertTrue(e.getMessage().lines().count() == 1, "seed " + seed + ": " + e.getMessage());
            } catch (RuntimeException | Error e) {
                fail("seed " + seed, e);
            }
        }
    }

    private Path write(String text) throws IOException {
        return Files.writeString(temp.resolve("layout.yaml"), text);
    }
}
