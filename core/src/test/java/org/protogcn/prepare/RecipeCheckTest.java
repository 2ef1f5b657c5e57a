package org.protogcn.prepare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.SkeletonLayouts;

class RecipeCheckTest {
    /** A wrong recipe for clips of a layout, and the beginning of what the user is told. */
    record Mistake(String stored, Recipe recipe, String message) {}

    /** The keys that these mistakes vary; the others are harmless. */
    private static Recipe recipe(
            String layout, boolean normalize, String centre, boolean align, double rotation, double flip, int frames) {
        return new Recipe(
                layout,
                org.protogcn.skeleton.Stream.J,
                normalize,
                Optional.ofNullable(centre),
                align,
                rotation,
                0,
                0,
                flip,
                frames,
                2,
                Recipe.Start.RANDOM);
    }

    private static Recipe blanking(String layout, double partDrop) {
        return new Recipe(
                layout,
                org.protogcn.skeleton.Stream.J,
                false,
                Optional.empty(),
                false,
                0,
                0,
                partDrop,
                0,
                8,
                2,
                Recipe.Start.RANDOM);
    }

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake(
                        "coco17",
                        recipe("coco17", false, null, false, 0.2, 0, 8),
                        "in the recipe, rotation is for 3-D skeletons, but coco17 is 2-D; leave it out"),
                new Mistake(
                        "coco17",
                        recipe("coco17", true, null, false, 0, 0, 8),
                        "in the recipe, normalize is for 3-D skeletons"),
                new Mistake("coco17", blanking("coco17", 0.5), "in the recipe, part_drop is for 3-D skeletons"),
                new Mistake(
                        "ntu25",
                        recipe("ntu25", true, null, false, 0, 0.5, 8),
                        "in the recipe, flip is for 2-D skeletons, but ntu25 is 3-D; leave it out"),
                new Mistake(
                        "ntu25",
                        recipe("ntu25", true, "no such joint", false, 0, 0, 8),
                        "in the recipe, centre names the joint 'no such joint', which the layout ntu25 does not have"),
                new Mistake(
                        "ntu25",
                        recipe("ntu25", false, null, true, 0, 0, 8),
                        "in the recipe, align has no effect without normalize"),
                new Mistake(
                        "ntu25",
                        recipe("coco20", false, null, false, 0, 0, 8),
                        "the recipe is for skeletons of the layout coco20 but the clips are ntu25"),
                new Mistake(
                        "ntu25",
                        recipe("ntu25", true, null, false, Double.NaN, 0, 8),
                        "in the recipe, rotation is NaN"),
                new Mistake("ntu25", blanking("ntu25", 1.5), "in the recipe, part_drop is 1.5; it lies between 0"),
                new Mistake("ntu25", recipe("ntu25", true, null, false, 0, 0, 0), "in the recipe, frames is 0"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistake_isNamed(Mistake mistake) {
        String message = assertThrows(
                        InvalidInputException.class,
                        () -> Preparation.of(mistake.recipe(), SkeletonLayouts.named(mistake.stored())))
                .getMessage();
        assertTrue(message.startsWith(mistake.message()), message);
    }

    @Test
    void coco17Clips_becomeCoco20_ifTheRecipeSaysSo() {
        Recipe recipe = recipe("coco20", false, null, false, 0, 0.5, 8);
        assertEquals(
                20,
                Preparation.of(recipe, SkeletonLayouts.named("coco17")).layout().size());
        assertEquals(
                20,
                Preparation.of(recipe, SkeletonLayouts.named("coco20")).layout().size());
    }
}
