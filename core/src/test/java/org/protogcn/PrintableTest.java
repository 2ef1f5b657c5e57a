package org.protogcn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PrintableTest {
    @Test
    void words_ofAnyScript_stayAsTheyAre() {
        String text = "Händeklatschen 拍手 👏";
        assertSame(text, Printable.of(text));
    }

    @Test
    void whatSteersATerminal_becomesItsNumber() {
        assertEquals("<U+001B>[2Jgone<U+000A><U+202E>back<U+D800>", Printable.of("\u001b[2Jgone\n\u202eback\ud800"));
    }

    @Test
    void messageForTheUser_isPrintable() {
        assertEquals("clip <U+0007>", new InvalidInputException("clip \u0007").getMessage());
    }

    @Test
    void endlessName_losesItsMiddle() {
        String message = new InvalidInputException("the joint '" + "x".repeat(9000) + "' is unknown").getMessage();
        assertEquals(499, message.length());
        assertTrue(message.startsWith("the joint 'xx") && message.endsWith("xx' is unknown"), message);
    }
}
