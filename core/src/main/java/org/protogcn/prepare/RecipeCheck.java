package org.protogcn.prepare;

import org.protogcn.InvalidInputException;
import org.protogcn.NearestName;
import org.protogcn.skeleton.SkeletonLayout;

/** Whether a recipe makes sense, in itself and for the layout of the clips. */
final class RecipeCheck {
    private static final int MOST_FRAMES = 10_000;
    private static final int MOST_PERSONS = 100;
    /** Radians; room for a rounded π. */
    private static final double HALF_TURN = 3.15;

    private RecipeCheck() {}

    static void check(Recipe recipe, SkeletonLayout stored) {
        requireBetween("frames", recipe.frames(), 1, MOST_FRAMES);
        requireBetween("persons", recipe.persons(), 1, MOST_PERSONS);
        requireBetween("rotation", recipe.rotation(), 0, HALF_TURN);
        requireBetween("mirror", recipe.mirror(), 0, 1);
        requireBetween("part_drop", recipe.partDrop(), 0, 1);
        requireBetween("flip", recipe.flip(), 0, 1);
        if (stored.dimensions() == 2) {
            checkPlanar(recipe, stored);
        } else {
            checkSpatial(recipe, stored);
        }
    }

    private static void requireBetween(String key, double value, double least, double most) {
        require(value >= least && value <= most, "%s is %s; it lies between %s and %s", key, value, least, most);
    }

    private static void checkPlanar(Recipe recipe, SkeletonLayout layout) {
        refuse(recipe.normalize(), "normalize", "3-D", layout);
        refuse(recipe.centre().isPresent(), "centre", "3-D", layout);
        refuse(recipe.align(), "align", "3-D", layout);
        refuse(recipe.rotation() > 0, "rotation", "3-D", layout);
        refuse(recipe.mirror() > 0, "mirror", "3-D", layout);
        refuse(recipe.partDrop() > 0, "part_drop", "3-D", layout);
    }

    private static void checkSpatial(Recipe recipe, SkeletonLayout layout) {
        refuse(recipe.flip() > 0, "flip", "2-D", layout);
        checkNormalization(recipe, layout);
        require(
                recipe.partDrop() == 0 || !layout.limbs().isEmpty(),
                "part_drop is %s but the layout %s names no limbs; add limbs to it, or set part_drop to 0",
                recipe.partDrop(),
                layout.name());
    }

    private static void checkNormalization(Recipe recipe, SkeletonLayout layout) {
        require(recipe.normalize() || recipe.centre().isEmpty(), "centre has no effect without normalize; set both");
        require(recipe.normalize() || !recipe.align(), "align has no effect without normalize; set both");
        SkeletonLayout.Normalization body = layout.normalization();
        require(
                !recipe.align() || body.spineBottom() != body.spineTop(),
                "align needs a spine, which the layout %s does not name; add it, or leave align out",
                layout.name());
        recipe.centre().ifPresent(joint -> requireJoint(joint, layout));
    }

    private static void requireJoint(String joint, SkeletonLayout layout) {
        require(
                layout.joints().contains(joint),
                "centre names the joint '%s', which the layout %s does not have%s",
                joint,
                layout.name(),
                NearestName.hint(joint, layout.joints()));
    }

    private static void refuse(boolean used, String key, String dimensions, SkeletonLayout layout) {
        require(
                !used,
                "%s is for %s skeletons, but %s is %d-D; leave it out",
                key,
                dimensions,
                layout.name(),
                layout.dimensions());
    }

    private static void require(boolean condition, String problem, Object... values) {
        if (!condition) {
            throw new InvalidInputException("in the recipe, " + String.format(problem, values));
        }
    }
}
