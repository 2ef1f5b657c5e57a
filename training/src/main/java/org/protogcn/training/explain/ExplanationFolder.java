package org.protogcn.training.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.protogcn.InvalidInputException;
import org.protogcn.io.DurableFile;
import org.protogcn.io.DurableFolder;
import org.protogcn.picture.ExplanationPage;

/**
 * Explanations as a folder: {@code index.html}, which needs nothing beside it, {@code explanation.json} with all numbers,
 * and for papers every picture as SVG and PNG with its numbers as CSV.
 */
public final class ExplanationFolder {
    private static final String NUMBERS = "explanation.json";

    private ExplanationFolder() {}

    /**
     * Sees that a folder can be written to without losing anything but an earlier explanation.
     *
     * @throws InvalidInputException if something else is there
     */
    public static void requireFree(Path folder) {
        if (Files.exists(folder) && !Files.exists(folder.resolve(NUMBERS))) {
            throw new InvalidInputException(
                    folder + " exists and holds no earlier explanation; choose another folder with -o");
        }
    }

    /**
     * Writes the folder, whole or not at all; an earlier explanation there is replaced.
     *
     * @param title of the page
     * @param about a sentence below it
     * @param explanations of one or two networks, of the same subjects and joints; the first is the one in question
     */
    public static void write(Path folder, String title, String about, List<Explanation> explanations)
            throws IOException {
        requireFree(folder);
        String json = ExplanationJson.of(explanations);
        try (DurableFolder draft = DurableFolder.create(folder)) {
            DurableFile.write(draft.file("index.html"), ExplanationPage.html(title, about, json));
            DurableFile.write(draft.file(NUMBERS), json + "\n");
            new TopologyFiles(explanations).write(draft.file("topologies"));
            List<String> models = FileName.numbered(
                    explanations.stream().map(Explanation::model).toList());
            for (int i = 0; i < models.size(); i++) {
                write(draft.file(explanations.size() == 1 ? "" : models.get(i)), explanations.get(i));
            }
            draft.moveIntoPlace();
        }
    }

    private static void write(Path folder, Explanation explanation) throws IOException {
        new EvidenceFiles(explanation).write(folder.resolve("evidence"));
        if (explanation.prototypes().isPresent()) {
            new PrototypeFiles(explanation, explanation.prototypes().get()).write(folder.resolve("prototypes"));
        }
    }
}
