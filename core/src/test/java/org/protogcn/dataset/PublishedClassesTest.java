package org.protogcn.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.protogcn.testing.Shared;

class PublishedClassesTest {
    @ParameterizedTest
    @CsvSource({
        "ntu60-xsub, nturgbd_120, 60",
        "ntu60-xview, nturgbd_120, 60",
        "ntu120-xset, nturgbd_120, 120",
        "configs/kinetics400.yaml, k400, 400",
        "finegym, gym, 99"
    })
    void names_areThePublishedOnes_inLabelOrder(String configuration, String list, int classes) throws IOException {
        List<String> names = PublishedClasses.of(configuration);
        assertEquals(classes, names.size());
        List<String> published = Files.readAllLines(Shared.path("data/lists/" + list + ".txt"));
        assertEquals(published.subList(0, classes), names);
    }

    @Test
    void configurationOfOwnData_hasNoPublishedNames() {
        assertEquals(List.of(), PublishedClasses.of("my-data.yaml"));
        assertEquals(List.of(), PublishedClasses.of("ntu60b"));
    }
}
