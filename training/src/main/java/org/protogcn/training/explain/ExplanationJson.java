package org.protogcn.training.explain;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.protogcn.picture.Film;
import org.protogcn.skeleton.Clip;
import org.protogcn.skeleton.SkeletonLayout;

/** Explanations as JSON: for the page, and for whoever draws by other means. */
final class ExplanationJson {
    /** More than any picture shows, and enough to draw all of them again. */
    private static final MathContext DIGITS = new MathContext(5);

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(double[].class, new Rounded()))
            .build();

    private ExplanationJson() {}

    /** @param explanations of one or two networks, of the same subjects */
    static String of(List<Explanation> explanations) {
        SkeletonLayout layout = explanations.get(0).layout();
        ObjectNode root = MAPPER.createObjectNode();
        root.set("joints", MAPPER.valueToTree(layout.joints()));
        root.set("bones", MAPPER.valueToTree(layout.bones()));
        root.put("depth", layout.dimensions() == 3);
        root.set("classes", MAPPER.valueToTree(explanations.get(0).classNames()));
        keys(explanations, root.putArray("keys"));
        root.put("instead", instead(explanations).file());
        ArrayNode models = root.putArray("models");
        explanations.forEach(explanation -> models.add(model(explanation)));
        return root.toString();
    }

    /** What stands beside another network's reconstruction: the whole topology of the last block that was looked at. */
    static TopologyKey instead(List<Explanation> explanations) {
        return keys(explanations).stream()
                .filter(key -> key.kind() == TopologyKind.WHOLE)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    static SortedSet<TopologyKey> keys(List<Explanation> explanations) {
        SortedSet<TopologyKey> keys = new TreeSet<>();
        explanations.forEach(
                e -> e.subjects().forEach(s -> keys.addAll(s.topologies().keySet())));
        return keys;
    }

    private static void keys(List<Explanation> explanations, ArrayNode target) {
        keys(explanations)
                .forEach(key -> target.addObject().put("id", key.file()).put("title", key.title()));
    }

    private static ObjectNode model(Explanation explanation) {
        ObjectNode model = MAPPER.createObjectNode();
        model.put("name", explanation.model());
        model.put("file", explanation.file());
        ArrayNode subjects = model.putArray("subjects");
        explanation.subjects().forEach(subject -> subjects.add(subject(subject, explanation.layout())));
        explanation.prototypes().ifPresent(report -> model.set("prototypes", prototypes(report)));
        return model;
    }

    private static ObjectNode subject(SubjectExplanation subject, SkeletonLayout layout) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("title", subject.title());
        node.put("clips", subject.clips());
        node.put("right", subject.right());
        ObjectNode topologies = node.putObject("topologies");
        subject.topologies().forEach((key, values) -> topologies.set(key.file(), MAPPER.valueToTree(values)));
        ArrayNode attributions = node.putArray("attributions");
        subject.attributions().forEach(attribution -> attributions.add(attribution(attribution)));
        subject.mean()
                .ifPresent(mean -> node.set("mean", attribution(mean.mean()).put("clips", mean.clips())));
        node.set("film", film(subject.example(), layout));
        return node;
    }

    private static ObjectNode attribution(Attribution attribution) {
        ObjectNode node = MAPPER.valueToTree(attribution);
        node.put("missing", attribution.missing());
        node.set("joints", evidence(attribution.joints()));
        node.set("windows", evidence(attribution.windows()));
        node.set("persons", evidence(attribution.persons()));
        return node;
    }

    private static ObjectNode evidence(Evidence evidence) {
        ObjectNode node = MAPPER.valueToTree(evidence);
        node.set("occlusion", MAPPER.valueToTree(evidence.occlusion()));
        return node.put("agreement", evidence.agreement());
    }

    private static ObjectNode prototypes(PrototypeReport report) {
        ObjectNode node = MAPPER.valueToTree(report);
        for (int p = 0; p < report.prototypes().size(); p++) {
            ObjectNode prototype = (ObjectNode) node.path("prototypes").path(p);
            prototype.set(
                    "decoded",
                    MAPPER.valueToTree(
                            Topologies.flat(report.prototypes().get(p).decoded())));
        }
        return node;
    }

    private static ObjectNode film(Clip clip, SkeletonLayout layout) {
        Film film = Film.of(clip, layout, "", clip.keypoints().frames());
        ObjectNode node = MAPPER.createObjectNode();
        node.put("clip", clip.id());
        node.put("persons", film.persons());
        node.put("frames", film.frames());
        ArrayNode points = node.putArray("points");
        for (int i = 0; i < film.points().length; i++) {
            if (i % 3 < layout.dimensions()) {
                float value = film.points()[i];
                points.add(Float.isFinite(value) ? rounded(value) : null);
            }
        }
        return node;
    }

    private static BigDecimal rounded(double value) {
        return new BigDecimal(value, DIGITS).stripTrailingZeros();
    }

    /** Writes rows of numbers with as many digits as are of use. */
    private static final class Rounded extends JsonSerializer<double[]> {
        @Override
        public void serialize(double[] values, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartArray();
            for (double value : values) {
                json.writeNumber(rounded(value));
            }
            json.writeEndArray();
        }
    }
}
