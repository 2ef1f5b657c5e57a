package org.protogcn.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.protogcn.format.ClipFormat;
import org.protogcn.format.FormatOption;

/** The page about formats tells of all that the command line lists, in the same order. */
class FormatsPageTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern ROW = Pattern.compile("^\\| \\[?`([a-z0-9-]+)`.*", Pattern.MULTILINE);

    @Test
    void table_listsTheFormatsInTheirOrder() throws IOException {
        String page = Files.readString(DOCS.resolve("formats.md"));
        String table = page.substring(page.indexOf("| format |"), page.indexOf("For all of them"));
        List<String> rows =
                ROW.matcher(table).results().map(row -> row.group(1)).toList();
        assertEquals(ClipFormats.all().stream().map(ClipFormat::name).toList(), rows);
    }

    @Test
    void formatsAndOptions_areDescribed() throws IOException {
        String page = Files.readString(DOCS.resolve("formats.md"));
        String described = page + Files.readString(DOCS.resolve("people.md"));
        for (ClipFormat format : ClipFormats.all()) {
            assertTrue(Pattern.compile("^### .*\\b" + format.name() + "\\b", Pattern.MULTILINE)
                    .matcher(page)
                    .find());
            for (FormatOption<?> option : format.options()) {
                boolean told = Pattern.compile("(`|--set )" + option.name() + "\\b")
                        .matcher(described)
                        .find();
                assertTrue(told, format.name() + " has the option " + option.name());
            }
        }
    }
}
