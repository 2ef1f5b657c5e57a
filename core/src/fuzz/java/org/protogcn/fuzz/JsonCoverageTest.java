package org.protogcn.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.protogcn.InvalidInputException;
import org.protogcn.skeleton.SkeletonLayouts;

/** Whatever JSON says, it is a layout or refused. */
class JsonCoverageTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @FuzzTest(maxDuration = "10m")
    void layout(byte[] bytes) {
        try {
            JsonNode tree = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
            SkeletonLayouts.fromTree(tree, "fuzz.json");
        } catch (InvalidInputException | JsonProcessingException e) {
            // A refusal is a result.
        }
    }
}
