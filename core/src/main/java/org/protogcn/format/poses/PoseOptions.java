package org.protogcn.format.poses;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.protogcn.format.FormatOption;
import org.protogcn.people.PeopleOptions;
import org.protogcn.skeleton.Clip.ImageSize;

/** What the user may say about the files of a pose estimator, beside what becomes of the people in them. */
final class PoseOptions {
    static final FormatOption<Optional<ImageSize>> IMAGE = new FormatOption<>(
            "image",
            "WIDTHxHEIGHT",
            "",
            "size of the picture in pixels, where the files do not say",
            PoseOptions::size);
    static final FormatOption<String> LABEL = FormatOption.text("label", "NAME", "the class of every recording");
    static final FormatOption<GivenLabels.Source> LABELS = FormatOption.choice(
            "labels", GivenLabels.Source.NONE, "folder: the folders in SOURCE are the classes of what lies below them");

    private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,4})x([1-9]\\d{0,4})");

    private PoseOptions() {}

    /** These and what may be said about people. */
    static List<FormatOption<?>> all() {
        List<FormatOption<?>> all = new ArrayList<>(List.of(IMAGE, LABEL, LABELS));
        all.addAll(PeopleOptions.all());
        return List.copyOf(all);
    }

    private static Optional<ImageSize> size(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no size");
        }
        return Optional.of(new ImageSize(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(1))));
    }
}
