package org.protogcn.training.onnx;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.protogcn.InvalidInputException;
import org.protogcn.model.ModelCard;
import org.protogcn.model.ModelCard.StreamShare;
import org.protogcn.prepare.Recipe;
import org.protogcn.training.SavedModel;
import org.protogcn.training.network.NetworkConfiguration.InputNorm;

/** Saved models made into one model file. */
public final class ModelExport {
    private ModelExport() {}

    /**
     * Fuses models, or takes one as it is.
     *
     * @param weights what the scores of each model weigh, as many as models
     * @param explains also yield topologies and prototypes; for one model
     * @param provenance for people to read
     * @throws InvalidInputException if the models do not see the same clips and tell the same classes apart
     */
    public static OnnxModel of(
            String name, List<SavedModel> models, List<Double> weights, boolean explains, ObjectNode provenance) {
        if (models.size() != weights.size()) {
            throw new InvalidInputException("there are " + models.size() + " models and " + weights.size()
                    + " weights; give one weight for each model");
        }
        if (explains && models.size() > 1) {
            throw new InvalidInputException("only a single model explains; export the models one by one");
        }
        SavedModel first = models.get(0);
        models.forEach(model -> requireAlike(first, model));
        List<StreamShare> shares = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            shares.add(new StreamShare(models.get(i).configuration().recipe().stream(), weights.get(i)));
        }
        ModelCard card = new ModelCard(
                name,
                first.layout(),
                first.seen(),
                first.configuration().recipe(),
                shares,
                first.classNames(),
                models.stream()
                        .noneMatch(model -> model.configuration().network().inputNorm() == InputNorm.MVC),
                first.configuration().evaluation().clips(),
                Optional.empty(),
                provenance);
        return new OnnxModel(
                card,
                models.stream()
                        .map(model ->
                                new OnnxModel.Network(model.configuration().network(), model.weights()))
                        .toList(),
                explains);
    }

    private static void requireAlike(SavedModel first, SavedModel other) {
        requireSame(first, other, "their class names", first.classNames(), other.classNames());
        requireSame(first, other, "the layout of their clips", first.layout(), other.layout());
        requireSame(first, other, "the joints they see", first.seen(), other.seen());
        requireSame(first, other, "how they prepare clips", testing(first), testing(other));
    }

    private static void requireSame(SavedModel first, SavedModel other, String what, Object here, Object there) {
        if (!here.equals(there)) {
            throw new InvalidInputException(first.file() + " and " + other.file() + " differ in " + what
                    + "; fuse models that were trained on the same clips with the same recipe");
        }
    }

    /** What of a recipe counts when a trained network is used. */
    private static List<Object> testing(SavedModel model) {
        Recipe recipe = model.configuration().recipe();
        return List.of(
                recipe.layout(),
                recipe.normalize(),
                recipe.centre(),
                recipe.align(),
                recipe.frames(),
                recipe.persons(),
                recipe.start());
    }
}
