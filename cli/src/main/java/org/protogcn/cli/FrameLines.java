package org.protogcn.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.protogcn.InvalidInputException;
import org.protogcn.runtime.live.LiveFrame;
import org.protogcn.skeleton.SkeletonLayout;

/** Frames of people as JSON, one object a line. */
final class FrameLines {
    private static final int MOST_CHARACTERS = 1 << 24;
    private static final String USUAL_SOURCE = "camera";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BufferedReader lines;
    private final SkeletonLayout layout;
    private int number;

    FrameLines(BufferedReader lines, SkeletonLayout layout) {
        this.lines = lines;
        this.layout = layout;
    }

    /**
     * Reads to the end.
     *
     * @throws InvalidInputException naming the line that is no frame
     */
    void forEach(Consumer<LiveFrame> frames) throws IOException {
        for (Optional<String> line = line(); line.isPresent(); line = line()) {
            number++;
            if (!line.get().isBlank()) {
                frames.accept(frame(line.get()));
            }
        }
    }

    /** The next line, read no further than any frame reaches. */
    private Optional<String> line() throws IOException {
        StringBuilder line = new StringBuilder();
        int next = lines.read();
        if (next < 0) {
            return Optional.empty();
        }
        for (; next >= 0 && next != '\n'; next = lines.read()) {
            require(line.length() < MOST_CHARACTERS, "is longer than any frame");
            line.append((char) next);
        }
        return Optional.of(line.toString());
    }

    private LiveFrame frame(String line) {
        JsonNode tree = parse(line);
        require(isWholeNumber(tree.path("frame")), "has no whole number 'frame'");
        require(tree.path("people").isArray(), "has no list 'people'");
        List<LiveFrame.Pose> people = new ArrayList<>();
        tree.path("people").forEach(person -> people.add(pose(person)));
        return new LiveFrame(
                tree.path("source").asText(USUAL_SOURCE), tree.path("frame").longValue(), people);
    }

    private JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw wrong("is not JSON");
        }
    }

    private LiveFrame.Pose pose(JsonNode person) {
        JsonNode joints = person.path("keypoints");
        require(
                joints.size() == layout.size(),
                "has a person of " + joints.size() + " joints; the model's layout " + layout.name() + " has "
                        + layout.size());
        double[] keypoints = new double[layout.size() * layout.dimensions()];
        for (int v = 0; v < layout.size(); v++) {
            copy(joints.get(v), layout.dimensions(), keypoints, v * layout.dimensions());
        }
        return new LiveFrame.Pose(id(person.path("id")), keypoints, scores(person.path("scores")));
    }

    private OptionalLong id(JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            return OptionalLong.empty();
        }
        require(isWholeNumber(given), "has a person whose 'id' is no whole number");
        return OptionalLong.of(given.longValue());
    }

    private static boolean isWholeNumber(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong();
    }

    private Optional<double[]> scores(JsonNode given) {
        if (given.isMissingNode()) {
            return Optional.empty();
        }
        double[] scores = new double[layout.size()];
        copy(given, layout.size(), scores, 0);
        return Optional.of(scores);
    }

    private void copy(JsonNode numbers, int count, double[] target, int start) {
        require(
                numbers.isArray() && numbers.size() == count,
                "has " + numbers.size() + " numbers where " + count + " are expected");
        for (int i = 0; i < count; i++) {
            require(numbers.get(i).isNumber(), "holds something that is no number");
            target[start + i] = numbers.get(i).doubleValue();
        }
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            throw wrong(problem);
        }
    }

    private InvalidInputException wrong(String problem) {
        return new InvalidInputException(
                "line " + number + " of the frames " + problem + "; see 'protogcn live --help'");
    }
}
