package org.protogcn.training.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FileNameTest {
    @Test
    void namesThatWouldBecomeOne_areNumbered() {
        assertEquals(
                List.of("sit_down", "sit_down-2", "sit_down-2-2", "wave", "sit_down-3", "Wave-2"),
                FileName.numbered(List.of("sit down", "sit/down", "sit_down-2", "wave", "sit down", "Wave")));
    }

    @Test
    void nameThatLeavesItsFolder_stays() {
        assertEquals("__etc", FileName.of("../etc"));
    }
}
