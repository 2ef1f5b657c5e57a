package org.protogcn.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.protogcn.InvalidInputException;

class SubjectsTest {
    @ParameterizedTest
    @CsvSource({
        "S001C002P003R004A005, 003",
        "a01_s05_e02, 05",
        "a01_s05_e02_v03, 05",
        "a5_s7_t1, 7",
        "s10_e02_carry, 10",
        "P07-waving-01, 07"
    })
    void benchmarksNames_tellWhoActs(String id, String subject) {
        assertEquals(Optional.of(subject), Subjects.known().of(id));
    }

    @Test
    void otherNames_tellNothing() {
        assertEquals(Optional.empty(), Subjects.known().of("v_ApplyEyeMakeup_g01_c01"));
    }

    @Test
    void ownExpression_isSearchedAnywhere() {
        assertEquals(Optional.of("anna"), Subjects.by("_by_([a-z]+)").of("jump_by_anna_2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "(a)(b)", "(", "*"})
    void expressionWithoutExactlyOneGroup_isRefused(String regex) {
        String message = assertThrows(InvalidInputException.class, () -> Subjects.by(regex))
                .getMessage();
        assertTrue(message.startsWith("--subject '" + regex + "'") && !message.contains("\n"), message);
    }

    @Test
    void protocols_compareTheirOwnSplitsOnly() {
        Map<String, int[]> splits = new LinkedHashMap<>();
        for (String name : List.of("xsub_train", "xsub_val", "xview_train", "xview_val", "xview_val_clean")) {
            splits.put(name, new int[0]);
        }
        assertEquals(
                List.of(
                        new Sides("xsub_train", "xsub_val"),
                        new Sides("xview_train", "xview_val"),
                        new Sides("xview_train", "xview_val_clean")),
                Sides.of(splits));
    }
}
