package org.protogcn.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.protogcn.InvalidInputException;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.Recognition;
import org.protogcn.format.Recognition.Certainty;

/**
 * Which format a source has, and how that was known.
 *
 * @param format the format that recognised the source with more certainty than any other
 * @param why how it did, for the user
 */
public record FormatRecognition(ClipFormat format, String why) {
    private record Candidate(ClipFormat format, Recognition recognition) {
        Certainty certainty() {
            return recognition.certainty();
        }
    }

    /**
     * Asks every format.
     *
     * @throws InvalidInputException if there is no such source, no format recognises it, or several do equally
     */
    public static FormatRecognition of(Path source) {
        return of(source, ClipFormats.all());
    }

    static FormatRecognition of(Path source, List<ClipFormat> formats) {
        if (!Files.exists(source)) {
            throw new InvalidInputException("there is no file or folder " + source + "; check the path");
        }
        List<Candidate> candidates = candidates(source, formats);
        if (candidates.isEmpty()) {
            throw new InvalidInputException("the format of " + source
                    + " is not recognised; name it, 'protogcn data formats' shows all that are known");
        }
        Certainty best = candidates.get(0).certainty();
        List<Candidate> equals =
                candidates.stream().filter(c -> c.certainty() == best).toList();
        if (equals.size() > 1) {
            throw new InvalidInputException(source + " could be of several formats; name the right one: "
                    + equals.stream()
                            .map(c -> c.format().name() + " (" + c.recognition().why() + ")")
                            .collect(Collectors.joining(", ")));
        }
        return new FormatRecognition(
                equals.get(0).format(), equals.get(0).recognition().why());
    }

    private static List<Candidate> candidates(Path source, List<ClipFormat> formats) {
        List<Candidate> candidates = new ArrayList<>();
        for (ClipFormat format : formats) {
            format.recognise(source).ifPresent(recognition -> candidates.add(new Candidate(format, recognition)));
        }
        candidates.sort(Comparator.comparing(Candidate::certainty).reversed());
        return candidates;
    }
}
