package org.protogcn.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.Stream;

/** The combinations of streams that the field reports. */
public enum EnsemblePreset {
    /** Joint and bone. */
    TWO("2", part(Stream.J, 1), part(Stream.B, 1)),
    /** Joint and bone, their motions at half the weight. */
    FOUR("4", part(Stream.J, 2), part(Stream.B, 2), part(Stream.JM, 1), part(Stream.BM, 1)),
    /** Joint, bone and k-bone, their motions at half the weight. */
    SIX(
            "6",
            part(Stream.J, 2),
            part(Stream.B, 2),
            part(Stream.K, 2),
            part(Stream.JM, 1),
            part(Stream.BM, 1),
            part(Stream.KM, 1)),
    /** Two independent runs each of joint, bone and k-bone: the six networks of the paper's best figures. */
    SIX_SEEDS(
            "6-seeds",
            part(Stream.J, 1),
            part(Stream.J, 1),
            part(Stream.B, 1),
            part(Stream.B, 1),
            part(Stream.K, 1),
            part(Stream.K, 1));

    /**
     * One network of a combination; a stream that stands twice means two runs of it.
     *
     * @param weight of its scores in the sum
     */
    public record Part(Stream stream, double weight) {}

    private final String key;
    private final List<Part> parts;

    EnsemblePreset(String key, Part... parts) {
        this.key = key;
        this.parts = List.of(parts);
    }

    private static Part part(Stream stream, double weight) {
        return new Part(stream, weight);
    }

    /** The name on the command line. */
    public String key() {
        return key;
    }

    public List<Part> parts() {
        return parts;
    }

    /** @throws InvalidInputException listing the presets, if there is none of this name */
    public static EnsemblePreset named(String key) {
        return Arrays.stream(values())
                .filter(preset -> preset.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "there is no ensemble preset '" + key + "'; choose one of " + keys()));
    }

    private static String keys() {
        return Arrays.stream(values()).map(EnsemblePreset::key).collect(Collectors.joining(", "));
    }

    /** The streams with their weights, e.g. {@code j 1, b 1}. */
    @Override
    public String toString() {
        return parts.stream()
                .map(part -> part.stream().key() + " " + Math.round(part.weight()))
                .collect(Collectors.joining(", "));
    }
}
