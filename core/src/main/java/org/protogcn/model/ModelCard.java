package org.protogcn.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.protogcn.InvalidInputException;
import org.protogcn.prepare.Recipe;
import org.protogcn.skeleton.SkeletonLayout;
import org.protogcn.skeleton.Stream;

/**
 * Everything about a model but its numbers.
 *
 * @param name for people
 * @param stored the layout of the clips that it takes
 * @param seen the layout that they are brought to for the network
 * @param recipe how clips are prepared; its stream does not count, {@code streams} does
 * @param streams the networks in the file, one for every stream, and what their scores weigh
 * @param classes class names in label order
 * @param personsAlike whether the logits of a clip are the mean of those of its persons, each on its own
 * @param samples of each clip whose scores are averaged, unless asked otherwise
 * @param calibration how far its scores can be trusted, if that has been measured
 * @param provenance where it comes from: configuration, manifest, accuracy; an object, for people to read
 */
public record ModelCard(
        String name,
        SkeletonLayout stored,
        SkeletonLayout seen,
        Recipe recipe,
        List<StreamShare> streams,
        List<String> classes,
        boolean personsAlike,
        int samples,
        Optional<Calibration> calibration,
        JsonNode provenance) {
    /** More streams than anybody fuses. */
    public static final int MAX_STREAMS = 64;

    /** More samples of a clip than make sense. */
    public static final int MAX_SAMPLES = 1000;

    /** As many as a configuration may ask for. */
    private static final int MAX_FRAMES = 10_000;

    private static final int MAX_PERSONS = 100;

    /** One network of an ensemble. */
    public record StreamShare(Stream stream, double weight) {
        public StreamShare {
            Objects.requireNonNull(stream, "stream");
            if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException(
                        "the weight of stream " + stream.key() + " is " + weight + "; give a positive number");
            }
        }
    }

    public ModelCard {
        streams = List.copyOf(streams);
        classes = List.copyOf(classes);
        if (streams.isEmpty() || streams.size() > MAX_STREAMS) {
            throw new InvalidInputException(
                    "a model holds 1 to " + MAX_STREAMS + " streams, this one " + streams.size());
        }
        if (classes.size() < 2) {
            throw new InvalidInputException("a model tells 2 classes apart or more, this one " + classes.size());
        }
        if (recipe.frames() < 1
                || recipe.frames() > MAX_FRAMES
                || recipe.persons() < 1
                || recipe.persons() > MAX_PERSONS) {
            throw new InvalidInputException("a model takes 1 to " + MAX_FRAMES + " frames of 1 to " + MAX_PERSONS
                    + " persons, this one says " + recipe.frames() + " of " + recipe.persons());
        }
        if (samples < 1 || samples > MAX_SAMPLES) {
            throw new InvalidInputException(
                    "a model averages 1 to " + MAX_SAMPLES + " samples, this one says " + samples);
        }
    }

    /** The same, calibrated. */
    public ModelCard with(Calibration measured) {
        return new ModelCard(
                name, stored, seen, recipe, streams, classes, personsAlike, samples, Optional.of(measured), provenance);
    }

    /** Whether a stream is a difference of frames, so that frames are needed with those that follow them. */
    public boolean hasMotion() {
        return streams.stream().anyMatch(share -> share.stream().isMotion());
    }

    /** Whether a stream is a difference in 3-D, which is rounded as the clip is stored. */
    public boolean roundsDifferences() {
        return seen.dimensions() == 3 && streams.stream().anyMatch(share -> share.stream() != Stream.J);
    }
}
