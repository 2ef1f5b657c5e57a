package org.protogcn.picture;

import org.protogcn.Printable;

/** Text from strangers' files inside SVG and HTML. */
public final class Markup {
    private Markup() {}

    /** As text of an element or value of an attribute. */
    public static String escaped(String text) {
        return Printable.of(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** JSON as it may stand inside a script element, which ends at the first {@code </script}. */
    public static String insideScript(String json) {
        return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }
}
