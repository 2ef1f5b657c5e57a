package org.protogcn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Between the first operation of a training step and the last, nobody asks a device for a number: a GPU would have to finish
 * what it has been given before it could answer. Looked for in the names that compiled classes refer to.
 */
class WithoutWaitingTest {
    /** All that takes part in a step, and {@link PendingLosses}, where it is read. */
    private static final List<String> STEP = List.of(
            "network",
            "tape",
            "loss",
            "optimize",
            "tensor/Inputs.class",
            "tensor/MatrixProducts.class",
            "tensor/MemoryOrder.class",
            "tensor/Rectifier.class",
            "Learner.class",
            "PendingLosses.class");

    /** {@code Tensors.toArray}, by its descriptor: others are called toArray too. */
    private static final String COPY = "(Lorg/bytedeco/pytorch/Tensor;)Lorg/protogcn/array/NdArray;";

    /** What of libtorch copies numbers to the host, or waits because a shape depends on them. */
    private static final Set<String> READING = Set.of(
            COPY,
            "item",
            "cpu",
            "equal",
            "allclose",
            "is_nonzero",
            "nonzero",
            "argwhere",
            "masked_select",
            "bincount",
            "unique_dim",
            "repeat_interleave");

    @Test
    void step_fromDoorToWeights_readsInNamedPlacesOnly() throws Exception {
        Set<String> readers = new TreeSet<>();
        for (Path file : classes()) {
            if (names(file).stream().anyMatch(WithoutWaitingTest::reads)) {
                readers.add(file.getFileName().toString().replace(".class", ""));
            }
        }
        Set<String> afterTheStep = Set.of("PendingLosses");
        Set<String> beforeTheLastOperation = Set.of("GradientScale");
        Set<String> ofCheckpoints = Set.of("Weights", "MemoryBank", "GraphQueue", "Sgd");
        Set<String> whereNothingIsKnownOfTheClips = Set.of("Clips");
        Set<String> expected = new TreeSet<>();
        Stream.of(afterTheStep, beforeTheLastOperation, ofCheckpoints, whereNothingIsKnownOfTheClips)
                .forEach(expected::addAll);
        assertEquals(expected, readers);
    }

    private static boolean reads(String name) {
        return READING.contains(name) || name.startsWith("item_");
    }

    private static List<Path> classes() throws IOException, URISyntaxException {
        Path root = Path.of(Learner.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("org/protogcn/training");
        List<Path> classes = new ArrayList<>();
        for (String part : STEP) {
            try (Stream<Path> files = Files.walk(root.resolve(part))) {
                files.filter(file -> file.toString().endsWith(".class")).forEach(classes::add);
            }
        }
        assertTrue(classes.size() > 40, "found " + classes);
        return classes;
    }

    /** The strings of a class's constant pool, which hold the names and types of all that it calls. */
    private static List<String> names(Path file) throws IOException {
        List<String> names = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            in.skipNBytes(8);
            int constants = in.readUnsignedShort();
            for (int i = 1; i < constants; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> names.add(in.readUTF());
                    case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++; // these take two places
                    }
                    default -> in.skipNBytes(4);
                }
            }
        }
        return names;
    }
}
