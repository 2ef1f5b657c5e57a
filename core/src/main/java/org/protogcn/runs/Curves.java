package org.protogcn.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.protogcn.io.Reason;

/**
 * How a run went, epoch by epoch.
 *
 * @param epochs in the order they were written
 * @param problems what in the file could not be used, a sentence each
 */
public record Curves(List<Epoch> epochs, List<String> problems) {
    /** Of the validation split, after an epoch. */
    public static final String VALIDATION = "validation";

    /** Of the clips that an epoch learnt from. */
    public static final String TRAINING = "accuracy";

    private static final Set<String> NO_LOSSES =
            Set.of("step", "epoch", TRAINING, VALIDATION, "best", "rate", "seconds", "clips_per_second", "data_wait");
    private static final int LONGEST_LINE = 1 << 16;
    private static final int MOST_EPOCHS = 10_000;
    private static final int MOST_FIGURES = 40;
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * An epoch's figures by name, such as {@code loss}.
     *
     * @param number from 1
     */
    public record Epoch(int number, Map<String, Double> figures) {
        /** Empty where the epoch has no such figure. */
        public OptionalDouble figure(String name) {
            Double value = figures.get(name);
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        }
    }

    public Curves {
        epochs = List.copyOf(epochs);
        problems = List.copyOf(problems);
    }

    /** Reads {@code metrics.jsonl}; lines that are no records are left out and counted. */
    static Curves read(Path file) {
        List<Epoch> epochs = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            read(in, epochs, problems);
        } catch (IOException e) {
            problems.add("metrics.jsonl: " + Reason.of(e));
        }
        return new Curves(epochs, problems);
    }

    private static void read(InputStream in, List<Epoch> epochs, List<String> problems) throws IOException {
        int bad = 0;
        int firstBad = 0;
        int number = 0;
        for (byte[] line = nextLine(in); line != null && epochs.size() < MOST_EPOCHS; line = nextLine(in)) {
            number++;
            if (!addRecord(line, epochs)) {
                firstBad = bad == 0 ? number : firstBad;
                bad++;
            }
        }
        if (bad > 0) {
            problems.add("metrics.jsonl: " + bad + (bad == 1 ? " line is" : " lines are")
                    + " damaged, the first is line " + firstBad);
        }
    }

    /** Without its line feed, and no more than the beginning of one that is too long; null at the end. */
    private static byte[] nextLine(InputStream in) throws IOException {
        int next = in.read();
        if (next < 0) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() < LONGEST_LINE) {
                line.write(next);
            }
        }
        return line.toByteArray();
    }

    private static boolean addRecord(byte[] line, List<Epoch> epochs) throws IOException {
        try {
            JsonNode record = JSON.readTree(line);
            if (record.path("kind").asText().equals("epoch")) {
                epochs.add(epoch(record));
            }
            return record.path("step").isIntegralNumber();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static Epoch epoch(JsonNode record) {
        Map<String, Double> figures = new LinkedHashMap<>();
        record.properties().forEach(field -> {
            boolean isFigure = field.getValue().isNumber()
                    && Double.isFinite(field.getValue().doubleValue());
            if (isFigure && figures.size() < MOST_FIGURES) {
                figures.put(field.getKey(), field.getValue().doubleValue());
            }
        });
        return new Epoch(record.path("epoch").asInt(), figures);
    }

    /** Every so many-th epoch and the last, so that about {@code most} are left; of fewer, all. */
    public Curves thinned(int most) {
        int step = (epochs.size() + most - 1) / most;
        List<Epoch> left = IntStream.range(0, epochs.size())
                .filter(i -> i % step == 0 || i == epochs.size() - 1)
                .mapToObj(epochs::get)
                .toList();
        return new Curves(left, problems);
    }

    /** The figures that are losses, in the order of the file. */
    public List<String> lossNames() {
        Set<String> names = new LinkedHashSet<>();
        epochs.forEach(epoch -> names.addAll(epoch.figures().keySet()));
        names.removeAll(NO_LOSSES);
        return List.copyOf(names);
    }

    /** The number of the last epoch; 0 before the first has ended. */
    public int lastEpoch() {
        return epochs.isEmpty() ? 0 : epochs.get(epochs.size() - 1).number();
    }

    /** The figure of the last epoch that has it. */
    public OptionalDouble last(String name) {
        return epochs.stream()
                .flatMapToDouble(epoch -> epoch.figure(name).stream())
                .reduce((earlier, later) -> later);
    }

    public OptionalDouble highest(String name) {
        return epochs.stream()
                .flatMapToDouble(epoch -> epoch.figure(name).stream())
                .max();
    }

    /** Over all epochs. */
    public OptionalDouble sum(String name) {
        return epochs.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(epochs.stream()
                        .flatMapToDouble(epoch -> epoch.figure(name).stream())
                        .sum());
    }
}
