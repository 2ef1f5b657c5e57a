package org.protogcn.training.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Device;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.protogcn.skeleton.SkeletonLayouts;
import org.protogcn.skeleton.Stream;
import org.protogcn.testing.Shared;
import org.protogcn.training.config.ConfigurationReader;
import org.protogcn.training.config.TrainingConfiguration;
import org.protogcn.training.tensor.LibTorch;

/** The networks of the shipped configurations have the weights of the published checkpoints. */
class PublishedNamesTest {
    @ParameterizedTest
    @CsvSource({"ntu120-xsub, state_dict_ntu120_j.txt", "kinetics400, state_dict_k400_j.txt"})
    void weights_haveThePublishedNamesAndShapes_inTheirOrder(String configuration, String published)
            throws IOException {
        List<String> expected = Files.readAllLines(Shared.path("goldens/" + published)).stream()
                .map(line -> line.split("\t"))
                .map(columns -> columns[0] + " " + columns[1].replace(" ", "") + " " + columns[2])
                .toList();
        assertEquals(843, expected.size());
        assertEquals(String.join("\n", expected), String.join("\n", names(configuration)));
    }

    private static List<String> names(String configuration) {
        LibTorch.load(1);
        Path file = Shared.repository().resolve("configs/" + configuration + ".yaml");
        TrainingConfiguration settings = ConfigurationReader.read(file, Stream.J, List.of());
        int joints = SkeletonLayouts.named(settings.recipe().layout()).size();
        try (ProtoGcn network = new ProtoGcn(settings.network(), joints, 2, new Device("cpu"), Numbers.FLOAT32)) {
            return names(network.weights());
        }
    }

    /** In a published checkpoint every batch norm's counter follows its running variance. */
    private static List<String> names(Weights weights) {
        List<String> counters = new ArrayList<>(weights.counters().keySet());
        List<String> names = new ArrayList<>();
        for (Weight weight : weights.all()) {
            names.add(weight.name() + " " + Arrays.toString(weight.shape()).replace(" ", "") + " float32");
            if (weight.name().endsWith(".running_var")) {
                names.add(counters.remove(0) + " [] int64");
            }
        }
        assertEquals(List.of(), counters);
        return names;
    }
}
