package org.protogcn.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.protogcn.testing.Shared;

class LegacyRandomTest {
    /** What NumPy drew, and from which seed; each primitive starts from the seed anew. */
    record Draw(String seed, String primitive, JsonNode expected) {
        LegacyRandom random() {
            return new LegacyRandom(Long.parseLong(seed));
        }

        @Override
        public String toString() {
            return primitive + " from seed " + seed;
        }
    }

    static Stream<Draw> draws() throws IOException {
        JsonNode primitives = new ObjectMapper()
                .readTree(Shared.path("goldens/pipeline/manifest.json").toFile())
                .get("rng_primitives");
        return primitives.properties().stream().flatMap(seed -> seed.getValue().properties().stream()
                .map(entry -> new Draw(seed.getKey(), entry.getKey(), entry.getValue())));
    }

    @ParameterizedTest
    @MethodSource("draws")
    void primitive_isBitForBitNumPys(Draw draw) {
        LegacyRandom random = draw.random();
        List<? extends Number> actual =
                switch (draw.primitive()) {
                    case "u32_first8" -> times(8, () -> Integer.toUnsignedLong(random.nextInt()));
                    case "rand_first4" -> times(4, random::nextDouble);
                    case "randint_1_then_rand" -> List.of((double) random.nextInt(1), random.nextDouble());
                    case "randint_100_x10" -> times(10, () -> random.nextInt(100));
                    case "randint_array_[2,3,1,5,1,4,3]" -> bounded(random);
                    case "rand_after_randint_array" -> List.of(after(bounded(random), random));
                    case "choice_101_of_50_noreplace" -> choice(random);
                    case "rand_after_choice" -> List.of(after(choice(random), random));
                    case "permutation_12" -> boxed(Permutations.permutation(12, random));
                    case "standard_normal_5" -> times(5, random::nextGaussian);
                    default -> throw new AssertionError("no test knows the primitive " + draw);
                };
        assertEquals(expected(draw.expected()), asDoubles(actual));
    }

    private static <T> List<T> times(int count, Supplier<T> draw) {
        return Stream.generate(draw).limit(count).toList();
    }

    private static List<Integer> bounded(LegacyRandom random) {
        return Stream.of(2, 3, 1, 5, 1, 4, 3).map(random::nextInt).toList();
    }

    private static List<Integer> choice(LegacyRandom random) {
        return boxed(Permutations.permutation(101, random)).subList(0, 50);
    }

    private static double after(List<Integer> drawn, LegacyRandom random) {
        assertFalse(drawn.isEmpty());
        return random.nextDouble();
    }

    private static List<Integer> boxed(int[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static List<Double> asDoubles(List<? extends Number> numbers) {
        return numbers.stream().map(Number::doubleValue).toList();
    }

    private static List<Double> expected(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asDouble)
                        .toList()
                : List.of(node.asDouble());
    }

    @Test
    void seedBeyond32Bits_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new LegacyRandom(-1));
        assertThrows(IllegalArgumentException.class, () -> new LegacyRandom(1L << 32));
    }

    @Test
    void emptyRange_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new LegacyRandom(0).nextInt(0));
    }
}
