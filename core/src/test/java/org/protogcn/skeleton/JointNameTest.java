package org.protogcn.skeleton;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JointNameTest {
    @ParameterizedTest
    @CsvSource({
        "left_wrist, left_wrist, LEFT",
        "LeftWrist, left_wrist, LEFT",
        "l-wrist, left_wrist, LEFT",
        "Wrist.R, right_wrist, RIGHT",
        "mouth_left, left_mouth, LEFT",
        "RightHandThumb2, right_hand_thumb2, RIGHT",
        "Spine, spine, MIDDLE",
        "Lower Back, lower_back, MIDDLE"
    })
    void spellings_meetInOneNameAndTellTheSide(String name, String canonical, JointName.Side side) {
        assertEquals(canonical, JointName.canonical(name));
        assertEquals(side, JointName.sideOf(name));
    }
}
