package org.protogcn.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.protogcn.InvalidInputException;
import org.protogcn.model.CardFile.CalibrationFile;
import org.protogcn.model.CardFile.RecipeFile;
import org.protogcn.model.CardFile.StreamFile;
import org.protogcn.model.ModelCard.StreamShare;
import org.protogcn.skeleton.SkeletonLayouts;

/** Model cards as JSON, the form in which a model file carries them. */
public final class ModelCards {
    /** The key of the card among a model file's metadata. */
    public static final String KEY = "protogcn";

    private static final int MAX_CHARACTERS = 1 << 25;

    private ModelCards() {}

    public static String toJson(ModelCard card) {
        CardFile file = new CardFile(
                CardFile.FORMAT,
                CardFile.VERSION,
                card.name(),
                SkeletonLayouts.toTree(card.stored()),
                SkeletonLayouts.toTree(card.seen()),
                RecipeFile.of(card.recipe()),
                card.streams().stream().map(StreamFile::of).toList(),
                card.classes(),
                card.personsAlike(),
                card.samples(),
                card.calibration().map(CalibrationFile::of).orElse(null),
                card.provenance());
        try {
            return CardFile.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(file);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads and checks a card.
     *
     * @param source for the error message
     * @throws InvalidInputException if it is no card, one of another version, or does not hold together
     */
    public static ModelCard parse(String json, String source) {
        if (json.length() > MAX_CHARACTERS) {
            throw damaged(source, "it is longer than any card", null);
        }
        try {
            JsonNode tree = CardFile.JSON.readTree(json);
            requireVersion(tree, source);
            return card(CardFile.JSON.treeToValue(tree, CardFile.class), source);
        } catch (JsonProcessingException e) {
            throw damaged(source, e.getOriginalMessage().lines().findFirst().orElse("not JSON"), e);
        }
    }

    private static void requireVersion(JsonNode tree, String source) {
        String format = tree.path("format").asText();
        int version = tree.path("version").asInt();
        if (!CardFile.FORMAT.equals(format) || version != CardFile.VERSION) {
            throw new InvalidInputException(source + " describes itself as '" + format + "', version " + version
                    + ", and this program reads '" + CardFile.FORMAT + "', version " + CardFile.VERSION
                    + "; export the model again");
        }
    }

    private static ModelCard card(CardFile file, String source) {
        boolean complete = file.name() != null
                && file.recipe() != null
                && file.recipe().isComplete()
                && hasNoNull(file.streams())
                && file.streams().stream().allMatch(share -> share.stream() != null)
                && hasNoNull(file.classes())
                && file.provenance() != null
                && file.provenance().isObject();
        if (!complete) {
            throw damaged(source, "something is null", null);
        }
        return new ModelCard(
                file.name(),
                SkeletonLayouts.fromTree(file.layout(), source + ", layout"),
                SkeletonLayouts.fromTree(file.networkLayout(), source + ", network_layout"),
                file.recipe().toRecipe(),
                file.streams().stream()
                        .map(share -> new StreamShare(share.stream(), share.weight()))
                        .toList(),
                file.classes(),
                file.personsAlike(),
                file.samples(),
                Optional.ofNullable(file.calibration()).map(CalibrationFile::toCalibration),
                file.provenance());
    }

    private static boolean hasNoNull(List<?> list) {
        return list != null && list.stream().noneMatch(Objects::isNull);
    }

    private static InvalidInputException damaged(String source, String problem, Throwable cause) {
        return new InvalidInputException(
                source + " has a damaged description of its model: " + problem + "; export the model again", cause);
    }
}
