package org.protogcn.report;

/**
 * A part of the page.
 *
 * @param id of its heading's address
 * @param html what stands below the heading
 */
record Section(String id, String title, String html) {
    String toHtml() {
        return "<section id=\"" + id + "\" aria-labelledby=\"" + id + "-title\"><h2 id=\"" + id + "-title\">"
                + Html.text(title) + "</h2>\n" + html + "\n</section>\n";
    }

    String link() {
        return "<li><a href=\"#" + id + "\">" + Html.text(title) + "</a></li>";
    }
}
