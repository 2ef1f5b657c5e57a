package org.protogcn.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import org.protogcn.model.ModelCard.StreamShare;
import org.protogcn.prepare.Recipe;
import org.protogcn.skeleton.Stream;

/** A model card as it stands in JSON. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CardFile(
        @JsonProperty(required = true) String format,
        @JsonProperty(required = true) int version,
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) JsonNode layout,
        @JsonProperty(value = "network_layout", required = true) JsonNode networkLayout,
        @JsonProperty(required = true) RecipeFile recipe,
        @JsonProperty(required = true) List<StreamFile> streams,
        @JsonProperty(required = true) List<String> classes,
        @JsonProperty(value = "persons_alike", required = true) boolean personsAlike,
        @JsonProperty(required = true) int samples,
        CalibrationFile calibration,
        @JsonProperty(required = true) JsonNode provenance) {
    static final String FORMAT = "protogcn-model";
    static final int VERSION = 1;

    /** Neither guesses nor ignores: a card that says something unexpected is refused. */
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    record StreamFile(@JsonProperty(required = true) Stream stream, @JsonProperty(required = true) double weight) {
        static StreamFile of(StreamShare share) {
            return new StreamFile(share.stream(), share.weight());
        }
    }

    record CalibrationFile(
            @JsonProperty(required = true) double temperature,
            @JsonProperty(required = true) double threshold,
            @JsonProperty(value = "false_alarm_rate", required = true) double falseAlarmRate) {
        static CalibrationFile of(Calibration c) {
            return new CalibrationFile(c.temperature(), c.threshold(), c.falseAlarmRate());
        }

        Calibration toCalibration() {
            return new Calibration(temperature, threshold, falseAlarmRate);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecipeFile(
            @JsonProperty(required = true) String layout,
            @JsonProperty(required = true) boolean normalize,
            String centre,
            @JsonProperty(required = true) boolean align,
            @JsonProperty(required = true) int frames,
            @JsonProperty(required = true) int persons,
            @JsonProperty(required = true) Recipe.Start start) {

        /** What matters when a trained model is used: no augmentation, and no stream of its own. */
        static RecipeFile of(Recipe recipe) {
            return new RecipeFile(
                    recipe.layout(),
                    recipe.normalize(),
                    recipe.centre().orElse(null),
                    recipe.align(),
                    recipe.frames(),
                    recipe.persons(),
                    recipe.start());
        }

        boolean isComplete() {
            return layout != null && start != null;
        }

        Recipe toRecipe() {
            return new Recipe(
                    layout,
                    Stream.J,
                    normalize,
                    Optional.ofNullable(centre),
                    align,
                    0,
                    0,
                    0,
                    0,
                    frames,
                    persons,
                    start);
        }
    }
}
