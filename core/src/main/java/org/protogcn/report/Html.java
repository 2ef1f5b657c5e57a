package org.protogcn.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.protogcn.evaluation.Interval;
import org.protogcn.picture.Markup;
import org.protogcn.picture.Picture;

/** Pieces of the page. Texts are escaped here, and nowhere else: what these methods return is HTML. */
final class Html {
    /** Pictures are fluid: the page says how wide they are, the drawing only in which proportion. */
    private static final String SIZE = " width=\"\\d+\" height=\"\\d+\" viewBox";

    private Html() {}

    static String text(String text) {
        return Markup.escaped(text);
    }

    /** @param share from 0 to 1 */
    static String percent(double share) {
        return number("%.1f", 100 * share) + "\u00a0%";
    }

    static String interval(Interval interval) {
        return number("%.1f", 100 * interval.low()) + " to " + percent(interval.high());
    }

    static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    /** A picture that a screen reader takes for one, with what there is to see in words. */
    static String figure(Picture picture, String label) {
        return "<figure><div class=\"picture\" role=\"img\" aria-label=\"" + text(label) + "\">"
                + picture.svg().replaceFirst(SIZE, " viewBox") + "</div><figcaption>" + text(label)
                + "</figcaption></figure>";
    }

    /** A table's head. Columns marked with {@code #} hold numbers. */
    static String head(List<String> columns, boolean sortable) {
        return columns.stream()
                .map(column -> headCell(column, sortable))
                .collect(Collectors.joining("", "<thead><tr>", "</tr></thead>"));
    }

    private static String headCell(String column, boolean sortable) {
        boolean number = column.startsWith("#");
        String name = text(number ? column.substring(1) : column);
        String inside = sortable ? "<button type=\"button\" class=\"sort\">" + name + "</button>" : name;
        return "<th scope=\"col\"" + (number ? " class=\"number\"" : "") + ">" + inside + "</th>";
    }

    static String cell(String html) {
        return "<td>" + html + "</td>";
    }

    /** @param value what a column is sorted by */
    static String numberCell(double value, String html) {
        return "<td class=\"number\" data-value=\"" + value + "\">" + html + "</td>";
    }

    static String rowHead(String html) {
        return "<th scope=\"row\">" + html + "</th>";
    }

    static String details(String summary, String html) {
        return "<details><summary>" + text(summary) + "</summary>" + html + "</details>";
    }

    /** A button that plays the clips of a cell of the confusion matrix. */
    static String play(int truth, int prediction, String words) {
        return "<button type=\"button\" class=\"play\" data-truth=\"" + truth + "\" data-prediction=\"" + prediction
                + "\">" + text(words) + "</button>";
    }
}
