package org.protogcn.training.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileNameTest {
    @Test
    void namesThatWouldBecomeOne_areNumbered() {
        assertEquals(
                Map.of("sit down", "sit_down", "sit/down", "sit_down-2", "sit_down-2", "sit_down-2-2", "wave", "wave"),
                FileName.numbered(List.of("sit down", "sit/down", "sit_down-2", "wave", "sit down")));
    }

    @Test
    void nameThatLeavesItsFolder_stays() {
        assertEquals("__etc", FileName.of("../etc"));
    }
}
