package org.protogcn.format.poses;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a picture or of a frame's file: the number at its end, and what stands before it.
 *
 * @param recording what all frames of a recording have in common, without an underscore or hyphen at its end; may be empty
 * @param number of the frame
 */
record FrameName(String recording, long number) {
    private static final Pattern NAME =
            Pattern.compile("(?<recording>.*?)[-_ ]?(?<number>\\d{1,15})(?:_keypoints)?(?:\\.[A-Za-z]+)?");

    /** Of a name, folders before it left aside; none, if it does not end in a number. */
    static Optional<FrameName> of(String name) {
        Matcher matcher = NAME.matcher(name.substring(name.lastIndexOf('/') + 1));
        return matcher.matches()
                ? Optional.of(new FrameName(matcher.group("recording"), Long.parseLong(matcher.group("number"))))
                : Optional.empty();
    }
}
