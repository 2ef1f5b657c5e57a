package org.protogcn.skeleton;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the name of a joint says, however it is spelled. */
public final class JointName {
    /** The side of the body, the person's own. */
    public enum Side {
        LEFT,
        RIGHT,
        MIDDLE
    }

    private JointName() {}

    /**
     * The name in small letters with the side in front: {@code left_wrist} for {@code LeftWrist}, {@code l-wrist},
     * {@code Wrist.L} and {@code wrist_left}.
     */
    public static String canonical(String name) {
        List<String> words = new ArrayList<>();
        Side side = Side.MIDDLE;
        for (String word : words(name)) {
            Side said = side(word);
            if (said == Side.MIDDLE) {
                words.add(word);
            } else {
                side = said;
            }
        }
        if (side != Side.MIDDLE) {
            words.add(0, side.name().toLowerCase(Locale.ROOT));
        }
        return String.join("_", words);
    }

    /** The side that the name speaks of; the middle where it speaks of none. */
    public static Side sideOf(String name) {
        return words(name).stream()
                .map(JointName::side)
                .filter(side -> side != Side.MIDDLE)
                .findFirst()
                .orElse(Side.MIDDLE);
    }

    private static List<String> words(String name) {
        String apart = name.replaceAll("(\\p{Ll}|\\d)(\\p{Lu})", "$1 $2").toLowerCase(Locale.ROOT);
        return List.of(apart.strip().split("[^\\p{L}\\d]+", -1)).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Side side(String word) {
        return switch (word) {
            case "left", "l" -> Side.LEFT;
            case "right", "r" -> Side.RIGHT;
            default -> Side.MIDDLE;
        };
    }
}
