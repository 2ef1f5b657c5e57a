package org.protogcn.format.ntu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.protogcn.InvalidInputException;
import org.protogcn.Printable;
import org.protogcn.format.FormatOption;
import org.protogcn.io.Reason;

/** Names of recordings that are not to be used. */
final class BadRecordings {
    static final FormatOption<String> OPTION = new FormatOption<>(
            "bad",
            "none|published|FILE",
            "published",
            "Recordings to leave out: none, the 535 that the dataset's authors list (302 of them in NTU-60), or those named"
                    + " in a text file, one a line.",
            text -> text);

    private static final int MAX_BYTES = 16 << 20;

    private BadRecordings() {}

    /** @throws InvalidInputException if {@code choice} is a file that is no such list */
    static Set<String> of(String choice) {
        return switch (choice) {
            case "none" -> Set.of();
            case "published" -> published();
            default -> listed(Path.of(choice));
        };
    }

    private static Set<String> published() {
        Set<String> names = new HashSet<>();
        for (String line : NtuResource.lines("bad-recordings.txt")) {
            String[] words = line.split(" ", -1);
            for (int i = 1; i < words.length; i++) {
                names.add(words[0] + words[i]);
            }
        }
        return names;
    }

    private static Set<String> listed(Path file) {
        Set<String> names = new HashSet<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            String name = line.strip().replaceFirst("\\.skeleton$", "");
            if (name.isEmpty() || name.startsWith("#")) {
                continue;
            }
            if (!RecordingName.ID.matcher(name).matches()) {
                throw new InvalidInputException(file + ", line " + number + ": '"
                        + Printable.of(name.substring(0, Math.min(40, name.length())))
                        + "' is no recording; names have the form "
                        + RecordingName.FORM);
            }
            names.add(name);
        }
        return names;
    }

    private static List<String> lines(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new InvalidInputException(file + " is too large for a list of recordings; name another file");
            }
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new InvalidInputException("cannot read the list of bad recordings " + file + ": " + Reason.of(e), e);
        }
    }
}
