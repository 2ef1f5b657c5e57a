package org.protogcn.picture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * An explanation as a page for the browser, which needs nothing beside it: topologies to be read cell by cell, moving
 * skeletons with the strongest relations, what decisions rest on, and prototypes to choose from.
 */
public final class ExplanationPage {
    private static final String TEMPLATE = "explanation.html";

    private ExplanationPage() {}

    /**
     * The page.
     *
     * @param title plain text
     * @param about a sentence below it, plain text
     * @param json what the page's script draws from
     */
    public static String html(String title, String about, String json) {
        String[] parts = template().split("@DATA@", 2);
        return parts[0].replace("@TITLE@", Markup.escaped(title)).replace("@ABOUT@", Markup.escaped(about))
                + Markup.insideScript(json)
                + parts[1];
    }

    private static String template() {
        try (InputStream in = Objects.requireNonNull(ExplanationPage.class.getResourceAsStream(TEMPLATE), TEMPLATE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the library's own " + TEMPLATE + " cannot be read", e);
        }
    }
}
